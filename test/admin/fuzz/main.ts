import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openTarget } from './openTarget.ts';
import { playRequests } from './playRequests.ts';
import { tellSecrets } from './tellSecrets.ts';

/**
 * `npm run fuzz:api -- --requests 100000 [--seed N]`: random and hostile requests to the admin API and to ingest of a
 * real server with planted secrets. Ends with 1 when an answer is a 500, late, of another shape than declared, or when
 * a secret is shown in an answer or in the log.
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
  },
});
const [requests, seed] = [Number(values.requests), Number(values.seed)];
if (!Number.isSafeInteger(requests) || !Number.isSafeInteger(seed))
  throw new Error('these are no whole numbers');

const folder = mkdtempSync(join(tmpdir(), 'patchbay-fuzz-'));
const { serving, target } = await openTarget(folder);
console.error(`seed ${seed}`);
const begun = performance.now();
const rate = (done: number) => Math.round((done / (performance.now() - begun)) * 1000);
try {
  const onProgress = (done: number) =>
    console.error(`${done} of ${requests} requests, ${rate(done)} a second`);
  const { statuses, done, cutOff, faults } = await playRequests({ seed, requests, target, onProgress });
  for (const { index, request, fault } of faults) {
    const body = request.body?.toString('latin1').slice(0, 500) ?? '';
    console.log(`${index}: ${request.method} ${request.path.slice(0, 300)} ${fault}\n  ${body}`);
  }
  const told = tellSecrets(serving.said(), target.secrets);
  for (const line of told) console.log(line);
  const ready = (await fetch(`${target.adminUrl}/readyz`)).status;
  console.log(
    `statuses ${[...statuses]
      .toSorted()
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ')}`,
  );
  console.log(`answered well: ${[...done].toSorted().join(' ')}; cut off: ${cutOff}; ready: ${ready}`);
  console.log(
    `seed ${seed}: ${faults.length} faults, ${told.length} lines of the log, ${rate(requests)} requests/s`,
  );
  process.exitCode = faults.length + told.length > 0 || ready !== 200 ? 1 : 0;
} finally {
  await serving.stop('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
