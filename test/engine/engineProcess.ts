import { revealConfig } from '../../src/catalog/revealConfig.ts';
import { openLog } from '../../src/telemetry/openLog.ts';
import { eventsOf } from '../spool/eventsOf.ts';
import { Engine, sealConfig } from './builtEngine.ts';
import { integrationOf, libraryOf } from './testCatalog.ts';

/**
 * Run as a process of its own: an engine over a data folder. With `append` it accepts batches without end and says
 * which it has acknowledged, until it is killed; with `drain` it delivers what is left and prints its ledger.
 */
const [mode = '', data = '', endpoint = '', first = '0', revision = '1'] = process.argv.slice(2);

const integration = integrationOf('int_a');
const config = { ...revealConfig(integration.config), endpoint };
const engine = await Engine.start({
  data,
  limits: { disk: 1e9 },
  integrations: [
    { ...integration, config: sealConfig(integration.entry, config), revision: Number(revision) },
  ],
  library: libraryOf(),
  log: openLog({ level: 'error' }),
  threads: 1,
});

// A pipe is written at once: what was said before a kill has been said.
const say = (words: unknown) => process.stdout.write(`${JSON.stringify(words)}\n`);

const event = (id: number) =>
  JSON.stringify({
    event_id: `e${id}`,
    type: 'track',
    received_at: '2026-01-01T00:00:00Z',
    source_id: 'web',
  });

async function append(): Promise<void> {
  let counted = false;
  for (let next = Number(first); ; ) {
    const batches = Array.from({ length: 4 }, (_, index) => {
      const from = next + index * 7;
      const ids = Array.from({ length: 7 }, (_, offset) => from + offset);
      return engine
        .append({ events: eventsOf(...ids.map(event)) }, { source: 'web' })
        .then(() => say({ acknowledged: from }));
    });
    await Promise.all(batches);
    if (!counted && (engine.ledger('int_a')?.revisions.at(-1)?.delivered ?? 0) > 0) {
      counted = true;
      say({ counted });
    }
    next += 28;
  }
}

async function drain(): Promise<void> {
  while (engine.ledger('int_a')?.in_flight !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
  say(engine.ledger('int_a'));
  await engine.close(1000);
}

say({ started: engine.ledger('int_a') });
await (mode === 'append' ? append() : drain());
