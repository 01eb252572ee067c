import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from './freePort.ts';
import type { Peer } from './Peer.ts';
import { spawnPeer } from './spawnPeer.ts';

/** kinesis-mock, in its own process. A stream is there as soon as it is created. */
export async function startKinesisLocal(): Promise<Peer> {
  const folder = dirname(createRequire(import.meta.url).resolve('kinesis-local/package.json'));
  const port = await freePort();
  const env = {
    ...process.env,
    KINESIS_MOCK_PLAIN_PORT: String(port),
    KINESIS_MOCK_TLS_PORT: String(await freePort()),
    KINESIS_MOCK_CERT_PATH: join(folder, 'server.json'),
    CREATE_STREAM_DURATION: '0ms',
    DELETE_STREAM_DURATION: '0ms',
    SHARD_LIMIT: '1000',
  };
  return spawnPeer(port, process.execPath, [join(folder, 'main.js')], { cwd: folder, env });
}
