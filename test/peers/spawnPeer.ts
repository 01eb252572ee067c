import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Peer } from './Peer.ts';

/** Milliseconds: DynamoDB Local takes 4 s on an idle machine. */
const startsWithin = 60_000;

/** Runs a peer in its own process and waits until it answers HTTP on the port. */
export async function spawnPeer(
  port: number,
  command: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'>,
): Promise<Peer> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-4000);
    });
  }
  const exited = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const endpoint = `http://127.0.0.1:${port}`;
  const start = Date.now();
  while (!(await answers(endpoint))) {
    const isGone = child.exitCode !== null || child.signalCode !== null;
    if (isGone || Date.now() - start > startsWithin) {
      kill();
      throw new Error(`${command} ${args.join(' ')} did not start: ${output}`);
    }
    await setTimeout(50);
  }
  return {
    endpoint,
    async stop() {
      process.off('exit', kill);
      kill();
      await exited;
    },
  };
}

async function answers(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint, { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}
