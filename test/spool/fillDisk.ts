import { Chunk } from '../../src/spool/Chunk.ts';
import { LmdbReader } from '../../src/spool/lmdb/LmdbReader.ts';
import { LmdbSpool } from '../../src/spool/lmdb/LmdbSpool.ts';
import { SpoolFault } from '../../src/spool/SpoolFault.ts';
import { eventsOf } from './eventsOf.ts';

/** Run as a process of its own under a limit on the size of files: appends until that fails, and prints a report. */
const unhandled: string[] = [];
process.on('unhandledRejection', (error) => unhandled.push(String(error)));
// Node would be ended by this signal; without it, writing beyond the limit is an ordinary error.
process.on('SIGXFSZ', () => {});

const path = process.argv[2] ?? '';
const spool = new LmdbSpool({ path, limit: 1e9 });
const reader = new LmdbReader(spool.share);
await spool.install('int_a');
const batch = eventsOf(...Array.from({ length: 100 }, () => `{"x":"${'x'.repeat(1000)}"}`));
const refused: string[] = [];
let message = '';

const append = () =>
  spool.append(batch, { source: 'web' }, 0).then(
    () => 'stored',
    (error: unknown) => {
      if (!(error instanceof SpoolFault)) throw error;
      refused.push(error.diagnostic.code);
      message = error.message;
      return 'refused';
    },
  );

while (refused.length < 3 && spool.head < 1000) await append();
const stored = spool.head;
const chunk = new Chunk();
let readable = 0;
for (let number = 1; number <= stored; number++) if (reader.read(number, chunk) && chunk.intact()) readable++;
const accepted = spool.account('int_a')?.accepted;
const refusals = [...refused];

// LMDB uses freed pages again one transaction later, and steps of the cursors come all the time.
const progress = { chunk: stored + 1, index: 0, delivered: stored * 100, filtered: {}, dead: 0 };
const step = () => spool.advance([{ integration: 'int_a', progress, deaths: [] }]);
await step();
await spool.trim();
await step();
const afterTrim = await append();
const acceptedAfter = spool.account('int_a')?.accepted;
await reader.close();
await spool.close();
const report = {
  refused: refusals,
  message,
  stored,
  readable,
  accepted,
  afterTrim,
  acceptedAfter,
  unhandled,
};
process.stdout.write(JSON.stringify(report));
