import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Endpoints, startEngine } from './startEngine.ts';
import { startNullAws } from './startNullAws.ts';

const MiB = 1024 * 1024;
const steps = 10;

/** Milliseconds; longer than anybody waits. */
const never = 1e9;

/** MiB, of the design. */
const goal = 300;

/**
 * The memory of an engine whose one destination never answers, while events pile up behind it: by itself, and beside
 * another destination that takes all of them. What the measuring itself needs, some 40 MB for the TypeScript loader,
 * is in it.
 */
export async function measureMemory(events: number): Promise<void> {
  const stalled = await startNullAws();
  const prompt = await startNullAws();
  stalled.delay(never);
  const { endpoint } = stalled;
  await measure('with a destination that stalls', { dynamodb: endpoint }, events);
  await measure('beside one that keeps up', { dynamodb: endpoint, kinesis: prompt.endpoint }, events);
  stalled.stop();
  prompt.stop();
}

async function measure(name: string, endpoints: Endpoints, events: number): Promise<void> {
  console.log(`\nresident memory ${name}, goal < ${goal} MiB`);
  const { engine, integrations, post, close } = await startEngine(endpoints);
  const behind = () => integrations.map(({ id }) => engine.ledger(id)?.in_flight ?? 0);
  for (let step = 0; step <= steps; step++) {
    if (step > 0) await post(events / steps);
    while (
      behind()
        .slice(1)
        .some((count) => count > 0)
    )
      await setTimeout(20);
    const { rss } = process.memoryUsage();
    console.log(
      `  ${behind().join().padStart(9)} events behind ${(rss / MiB).toFixed(0).padStart(5)} MiB${pagesOfFiles()}`,
    );
  }
  await close();
}

/** Pages of mapped files count as resident, though the kernel takes them back as soon as it needs them. */
function pagesOfFiles(): string {
  if (process.platform !== 'linux') return '';
  const [, kibibytes] = /RssFile:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return `, ${(Number(kibibytes) / 1024).toFixed(0)} of them pages of mapped files`;
}
