import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from './freePort.ts';
import type { Peer } from './Peer.ts';
import { spawnPeer } from './spawnPeer.ts';

const folder = resolve('.cache/peers/dynamodb-local');

/** Amazon's own emulator, in memory, in its own process. */
export async function startDynamoDbLocal(): Promise<Peer> {
  const port = await freePort();
  const args = ['-Djava.library.path=./DynamoDBLocal_lib', '-Xmx256m', '-jar', 'DynamoDBLocal.jar'];
  args.push('-inMemory', '-disableTelemetry', '-port', String(port));
  return spawnPeer(port, 'java', args, { cwd: folder });
}

/** Why it cannot be started here; undefined when it can. */
export function whyNoDynamoDbLocal(): string | undefined {
  if (!existsSync(join(folder, 'DynamoDBLocal.jar'))) {
    return 'DynamoDB Local was not fetched; run `npx tsx scripts/fetchPeers.ts`';
  }
  try {
    execFileSync('java', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'DynamoDB Local needs Java 17 or later, and there is no java to run';
  }
}
