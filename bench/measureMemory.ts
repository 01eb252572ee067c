import { startEngine } from './startEngine.ts';
import type { NullAws } from './startNullAws.ts';

const MiB = 1024 * 1024;
const steps = 10;

/** Milliseconds; longer than anybody waits. */
const never = 1e9;

/**
 * The memory of an engine whose one destination never answers, while events pile up behind it. What the measuring
 * itself needs, some 40 MB for the TypeScript loader, is in it.
 */
export async function measureMemory(aws: NullAws, events: number): Promise<void> {
  console.log(`\nresident memory with a destination that stalls`);
  aws.delay(never);
  const { engine, integrations, post, close } = await startEngine(aws.endpoint, ['dynamodb']);
  for (let step = 0; step <= steps; step++) {
    if (step > 0) await post(events / steps);
    const behind = integrations.map(({ id }) => engine.ledger(id)?.in_flight ?? 0).join();
    const { rss } = process.memoryUsage();
    console.log(`  ${behind.padStart(9)} events behind ${(rss / MiB).toFixed(0).padStart(5)} MiB`);
  }
  await close();
  aws.delay(0);
}
