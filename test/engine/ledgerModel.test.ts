import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { type Flight, Frontier } from '../../src/engine/Frontier.ts';
import type { Fate } from '../../src/engine/Tally.ts';
import { Chunk } from '../../src/spool/Chunk.ts';
import { LmdbReader } from '../../src/spool/lmdb/LmdbReader.ts';
import { LmdbSpool } from '../../src/spool/lmdb/LmdbSpool.ts';
import type { Progress } from '../../src/spool/Progress.ts';
import type { Stragglers } from '../../src/spool/Stragglers.ts';
import { hears } from '../../src/spool/Subscription.ts';
import { type Ledger, ledgerOf } from '../../src/telemetry/Ledger.ts';
import { eventsOf } from '../spool/eventsOf.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';

const integration = 'int_a';
const diagnostic = diagnose('engine/lane-failed', { cause: 'a test' });
const cause = { diagnostic, attempts: 1, diedAt: 0 };
const fates: Fate[] = ['delivered', 'delivered', 'when', 'condition', 'dead'];

type Command =
  | { do: 'append'; audience: number; count: number }
  | { do: 'pull' | 'store' | 'storeTwice' | 'restart' | 'trim' | 'retire' }
  | { do: 'settle'; which: number; fate: Fate }
  | { do: 'subscribe'; sources: string[] | undefined }
  | { do: 'revise'; revision: number }
  | { do: 'drop' | 'replay'; count: number };

const commands: [weight: number, fc.Arbitrary<Command>][] = [
  [6, fc.record({ do: fc.constant('append'), audience: fc.nat(3), count: fc.integer({ min: 1, max: 4 }) })],
  [8, fc.constant({ do: 'pull' })],
  [8, fc.record({ do: fc.constant('settle'), which: fc.nat(), fate: fc.constantFrom(...fates) })],
  [4, fc.record({ do: fc.constantFrom('store', 'storeTwice', 'trim') })],
  [2, fc.record({ do: fc.constantFrom('restart', 'retire') })],
  [
    1,
    fc.record({
      do: fc.constant('subscribe'),
      sources: fc.option(fc.subarray(['web', 'app']), { nil: undefined }),
    }),
  ],
  [2, fc.record({ do: fc.constant('revise'), revision: fc.integer({ min: 1, max: 3 }) })],
  [2, fc.record({ do: fc.constantFrom('drop', 'replay'), count: fc.integer({ min: 1, max: 3 }) })],
];

const command = fc.oneof(...commands.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** So small that the cursor has to leave something behind all the time. */
const lead = { opened: 1, settled: 0 };

/** A delivery that does by hand what the engine's line does, over a real spool, and is killed now and then. */
class Delivery {
  readonly #path: string;
  spool: LmdbSpool;
  #reader: LmdbReader;
  #frontier: Frontier;
  #next = 1;
  revision = 1;
  open: { flight: Flight; index: number; revision: number }[] = [];
  /** The revision that last settled each event, and how. */
  readonly made = new Map<string, { revision: number; fate: Fate }>();

  constructor(path: string) {
    this.#path = path;
    this.spool = new LmdbSpool({ path, limit: 1e9 });
    this.#reader = new LmdbReader(this.spool.share);
    this.#frontier = this.#openFrontier({ chunk: 1, index: 0, delivered: 0, filtered: {}, dead: 0 });
  }

  /** Everything in memory is lost, as in a crash. */
  async restart(): Promise<void> {
    await this.#reader.close();
    await this.spool.close();
    this.spool = new LmdbSpool({ path: this.#path, limit: 1e9 });
    this.#reader = new LmdbReader(this.spool.share);
    this.resume();
  }

  resume(): void {
    const progress = this.#reader.progress(integration);
    if (progress === undefined) throw new Error('not installed');
    this.#frontier = this.#openFrontier(progress);
    [this.#next, this.open] = [progress.chunk, []];
    const chunk = new Chunk();
    for (const { chunk: number, indices } of this.stragglers()) {
      expect(this.#reader.read(number, chunk)).toBe(true);
      for (const index of indices)
        this.open.push({ flight: this.#frontier.flight(chunk), index, revision: this.revision });
    }
  }

  pull(): void {
    if (this.#next > this.spool.head) return;
    const chunk = new Chunk();
    expect(this.#reader.read(this.#next, chunk)).toBe(true);
    if (hears(integration, this.#reader.subscriptions(integration), chunk)) {
      const flight = this.#frontier.open(chunk);
      for (let index = flight.passed; index < chunk.count; index++) {
        this.open.push({ flight, index, revision: this.revision });
      }
    } else this.#frontier.skip(this.#next);
    this.#next++;
  }

  settle(which: number, fate: Fate): void {
    const [event] = this.open.splice(which % this.open.length, 1);
    if (event === undefined) return;
    const { flight, index, revision } = event;
    this.#frontier.settle(
      flight,
      index,
      fate,
      revision,
      fate === 'dead' ? { ...cause, revision } : undefined,
    );
    this.made.set(`${flight.chunk}-${index}`, { revision, fate });
  }

  #openFrontier(progress: Progress): Frontier {
    return new Frontier(progress, (revision) => this.#reader.madeBy(integration, revision), lead);
  }

  /** @returns how many chunks the cursor left behind. */
  async store(twice = false): Promise<number> {
    const step = { integration, ...this.#frontier.step() };
    await this.spool.advance([step]);
    // A commit that failed may have been seen after all, so that a step may come twice.
    if (twice && step.deaths.length === 0) await this.spool.advance([step]);
    return step.left.length;
  }

  stragglers(): Stragglers[] {
    return this.#reader.stragglers(integration, { after: 0, limit: 1000 });
  }

  /** The events behind the stored cursor, counted one by one. */
  walk(): number {
    const progress = this.#reader.progress(integration);
    if (progress === undefined) throw new Error('not installed');
    const chunk = new Chunk();
    let count = 0;
    for (const { chunk: number, indices } of this.stragglers()) {
      expect(this.#reader.read(number, chunk)).toBe(true);
      count += indices.size;
    }
    for (let number = progress.chunk; number <= this.spool.head; number++) {
      expect(this.#reader.read(number, chunk)).toBe(true);
      if (!hears(integration, this.#reader.subscriptions(integration), chunk)) continue;
      count += chunk.count - (number === progress.chunk ? progress.index : 0);
    }
    return count;
  }

  async close(): Promise<void> {
    await this.#reader.close();
    await this.spool.close();
  }
}

async function apply(
  delivery: Delivery,
  command: Command,
  model: { accepted: number; left: number; sources: string[] | undefined },
) {
  const { spool } = delivery;
  const letters = (count: number) => spool.deadLetters(integration, { limit: count }).map(({ id }) => id);
  switch (command.do) {
    case 'append': {
      const audience = [{ source: 'web' }, { source: 'app' }, { integration }, { source: 'till' }][
        command.audience
      ] ?? {
        integration,
      };
      await spool.append(eventsOf(...Array<string>(command.count).fill('{}')), audience, 0);
      const heard = 'integration' in audience || (model.sources?.includes(audience.source) ?? true);
      if (heard) model.accepted += command.count;
      break;
    }
    case 'pull':
      return delivery.pull();
    case 'settle':
      return delivery.open.length === 0 ? undefined : delivery.settle(command.which, command.fate);
    case 'store':
    case 'storeTwice':
      model.left += await delivery.store(command.do === 'storeTwice');
      break;
    case 'retire':
      await delivery.store();
      await spool.retire(integration);
      await spool.install(integration, model.sources);
      delivery.resume();
      break;
    case 'restart':
      return delivery.restart();
    case 'trim':
      await spool.trim();
      break;
    case 'subscribe':
      // The engine closes a line before it changes what the line hears.
      await delivery.store();
      await spool.install(integration, command.sources);
      model.sources = command.sources;
      delivery.resume();
      break;
    case 'revise':
      // What is under way stays with the revision that has mapped it.
      await spool.install(integration, model.sources, command.revision);
      delivery.revision = command.revision;
      break;
    case 'drop':
      await spool.drop(integration, letters(command.count));
      break;
    case 'replay':
      await spool.replay(integration, letters(command.count));
      break;
  }
}

/** The books of the revisions add up, and each dead letter is its own revision's. */
function expectShares(delivery: Delivery, ledger: Ledger): void {
  const { revisions, ...total } = ledger;
  for (const field of ['accepted', 'delivered', 'filtered', 'dead', 'discarded', 'in_flight'] as const) {
    expect(revisions.reduce((sum, share) => sum + share[field], 0)).toBe(total[field]);
  }
  const letters = delivery.spool.deadLetters(integration, { limit: 1000 });
  for (const { revision, ...share } of revisions) {
    expect(share.accepted).toBe(
      share.delivered + share.filtered + share.dead + share.discarded + share.in_flight,
    );
    expect(letters.filter((letter) => letter.revision === revision)).toHaveLength(share.dead);
    expect(share.in_flight).toBe(revision === delivery.revision ? total.in_flight : 0);
  }
}

/** Each event counts for the revision that settled it last. @returns revisions that have made something. */
function expectMakers(delivery: Delivery, { revisions }: Ledger): number {
  const makers = [...delivery.made.values()];
  for (const { revision, delivered, filtered } of revisions) {
    const own = makers.filter((made) => made.revision === revision);
    expect(delivered).toBe(own.filter(({ fate }) => fate === 'delivered').length);
    expect(filtered).toBe(own.filter(({ fate }) => fate !== 'delivered' && fate !== 'dead').length);
  }
  return revisions.filter(({ accepted }) => accepted > 0).length;
}

it('balances after every step, through settling out of order, stragglers, crashes, replays, changes of sources and of revisions', async () => {
  let left = 0;
  let revised = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 50, size: 'max' }), async (commands) => {
      const delivery = new Delivery(temporaryFolder());
      const model = { accepted: 0, left: 0, sources: undefined };
      try {
        await delivery.spool.install(integration);
        delivery.resume();
        for (const command of commands) {
          await apply(delivery, command, model);
          const account = delivery.spool.account(integration);
          if (account === undefined) throw new Error('not installed');
          const ledger = ledgerOf(account);
          expect(ledger.accepted).toBe(model.accepted);
          expect(ledger.in_flight).toBe(delivery.walk());
          expect(ledger.dead).toBe(delivery.spool.deadLetters(integration, { limit: 1000 }).length);
          expectShares(delivery, ledger);
        }
        await delivery.store();
        for (let pulls = 0; pulls <= commands.length * 4; pulls++) delivery.pull();
        while (delivery.open.length > 0) delivery.settle(0, 'delivered');
        await delivery.store();
        expect(delivery.stragglers()).toEqual([]);
        left += model.left;
        const account = delivery.spool.account(integration);
        const ledger = account && ledgerOf(account);
        const { accepted = 0, delivered = 0, filtered = 0, dead = 0, discarded = 0 } = ledger ?? {};
        expect(ledger?.in_flight).toBe(0);
        expect(accepted).toBe(delivered + filtered + dead + discarded);
        // What is abandoned was settled in vain.
        if (ledger !== undefined && !commands.some((command) => command.do === 'retire'))
          revised += expectMakers(delivery, ledger);
      } finally {
        await delivery.close();
      }
    }),
    { numRuns: 40 },
  );
  expect(left).toBeGreaterThan(3);
  expect(revised).toBeGreaterThan(3);
});
