import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { adminToken, main, writeKey } from './startServe.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly talk: string;
}

/** Runs a command to its end. */
export async function runPatchbay(
  folder: string,
  args: readonly string[],
  environment: Record<string, string> = {},
  { script = main, input }: { script?: string; input?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: { ...process.env, PATCHBAY_WRITE_KEY: writeKey, PATCHBAY_ADMIN_TOKEN: adminToken, ...environment },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, talk] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    talk += text;
  });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, out, talk };
}
