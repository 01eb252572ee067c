import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { type Fate, type Flight, Frontier } from '../../src/engine/Frontier.ts';
import { Chunk } from '../../src/spool/Chunk.ts';
import { LmdbReader } from '../../src/spool/lmdb/LmdbReader.ts';
import { LmdbSpool } from '../../src/spool/lmdb/LmdbSpool.ts';
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
  | { do: 'pull' | 'store' | 'restart' | 'trim' }
  | { do: 'settle'; which: number; fate: Fate }
  | { do: 'subscribe'; sources: string[] | undefined }
  | { do: 'revise'; revision: number }
  | { do: 'drop' | 'replay'; count: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    do: fc.constant('append' as const),
    audience: fc.nat(3),
    count: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ do: fc.constantFrom('pull' as const, 'store' as const, 'restart' as const, 'trim' as const) }),
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      which: fc.nat(),
      fate: fc.constantFrom(...fates),
    }),
  },
  fc.record({
    do: fc.constant('subscribe' as const),
    sources: fc.option(fc.subarray(['web', 'app']), { nil: undefined }),
  }),
  fc.record({ do: fc.constant('revise' as const), revision: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constantFrom('drop' as const, 'replay' as const),
    count: fc.integer({ min: 1, max: 3 }),
  }),
);

/** A delivery that does by hand what the engine's line does, over a real spool, and is killed now and then. */
class Delivery {
  readonly #path: string;
  spool: LmdbSpool;
  #reader: LmdbReader;
  #frontier: Frontier;
  #next = 1;
  revision = 1;
  open: { flight: Flight; index: number }[] = [];

  constructor(path: string) {
    this.#path = path;
    this.spool = new LmdbSpool({ path, limit: 1e9 });
    this.#reader = new LmdbReader(path);
    this.#frontier = new Frontier({ chunk: 1, index: 0, delivered: 0, filtered: {}, dead: 0 });
  }

  /** Everything in memory is lost, as in a crash. */
  async restart(): Promise<void> {
    await this.#reader.close();
    await this.spool.close();
    this.spool = new LmdbSpool({ path: this.#path, limit: 1e9 });
    this.#reader = new LmdbReader(this.#path);
    this.resume();
  }

  resume(): void {
    const progress = this.#reader.progress(integration);
    if (progress === undefined) throw new Error('not installed');
    this.#frontier = new Frontier(progress);
    [this.#next, this.open] = [progress.chunk, []];
  }

  pull(): void {
    if (this.#next > this.spool.head) return;
    const chunk = new Chunk();
    expect(this.#reader.read(this.#next, chunk)).toBe(true);
    if (hears(integration, this.#reader.subscriptions(integration), chunk)) {
      const flight = this.#frontier.open(chunk);
      for (let index = flight.passed; index < chunk.count; index++) {
        this.open.push({ flight, index });
      }
    } else this.#frontier.skip(this.#next);
    this.#next++;
  }

  settle(which: number, fate: Fate): void {
    const [event] = this.open.splice(which % this.open.length, 1);
    if (event === undefined) return;
    this.#frontier.settle(
      event.flight,
      event.index,
      fate,
      fate === 'dead' ? { ...cause, revision: this.revision } : undefined,
    );
  }

  async store(): Promise<void> {
    const { progress, deaths } = this.#frontier.step();
    await this.spool.advance([{ integration, progress, deaths }]);
  }

  /** The events behind the stored cursor, counted one by one. */
  walk(): number {
    const progress = this.#reader.progress(integration);
    if (progress === undefined) throw new Error('not installed');
    const chunk = new Chunk();
    let count = 0;
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
  model: { accepted: number; sources: string[] | undefined },
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
      return delivery.store();
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
      await delivery.store();
      await spool.install(integration, model.sources, command.revision);
      delivery.revision = command.revision;
      delivery.resume();
      break;
    case 'drop':
      await spool.drop(integration, letters(command.count));
      break;
    case 'replay':
      await spool.replay(integration, letters(command.count));
      break;
  }
}

/** The books of the revisions add up, each dead letter is its own revision's, and past revisions stay as they are. */
function expectShares(delivery: Delivery, ledger: Ledger, past: Map<number, unknown>): void {
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
    const { delivered, filtered_by_reason } = share;
    if (revision !== delivery.revision && past.has(revision)) {
      expect({ delivered, filtered_by_reason }).toEqual(past.get(revision));
    }
    past.set(revision, { delivered, filtered_by_reason });
  }
}

it('balances after every step, through settling out of order, crashes, replays, changes of sources and of revisions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 60 }), async (commands) => {
      const delivery = new Delivery(temporaryFolder());
      const model = { accepted: 0, sources: undefined };
      const past = new Map<number, unknown>();
      try {
        await delivery.spool.install(integration);
        delivery.resume();
        for (const command of commands) {
          // Its last step is stored as it ends.
          if (command.do === 'revise') past.delete(delivery.revision);
          await apply(delivery, command, model);
          const account = delivery.spool.account(integration);
          if (account === undefined) throw new Error('not installed');
          const ledger = ledgerOf(account);
          expect(ledger.accepted).toBe(model.accepted);
          expect(ledger.in_flight).toBe(delivery.walk());
          expect(ledger.dead).toBe(delivery.spool.deadLetters(integration, { limit: 1000 }).length);
          expectShares(delivery, ledger, past);
        }
        await delivery.store();
        for (let pulls = 0; pulls <= commands.length * 4; pulls++) delivery.pull();
        while (delivery.open.length > 0) delivery.settle(0, 'delivered');
        await delivery.store();
        const account = delivery.spool.account(integration);
        const ledger = account && ledgerOf(account);
        const { accepted = 0, delivered = 0, filtered = 0, dead = 0, discarded = 0 } = ledger ?? {};
        expect(ledger?.in_flight).toBe(0);
        expect(accepted).toBe(delivered + filtered + dead + discarded);
      } finally {
        await delivery.close();
      }
    }),
    { numRuns: 60 },
  );
});
