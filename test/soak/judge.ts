import type { Ledger } from '../../src/engine/index.ts';
import type { PostedBatch } from './Author.ts';
import { fateOf, type SoakEvent, type SoakWrite } from './SoakEvent.ts';
import type { SoakIntegration } from './soakProject.ts';

/** A dead letter, as far as it is judged. */
export interface Letter {
  readonly id: string;
  readonly code: string;
  readonly reply: string | null;
}

/** What was found of one integration when all was over. */
export interface Finding {
  readonly integration: SoakIntegration;
  readonly ledger: Ledger;
  readonly letters: readonly Letter[];
  /** The items of the table, or the records of the stream, shard by shard in their order. */
  readonly stored: readonly SoakWrite[];
  /** How often an event was written, by the account of whoever stood between. */
  readonly writesOf: (id: string) => number;
}

/** So many examples of what is wrong are shown. */
const examples = 5;

/** Compares what was posted with what was found. @returns all that is wrong; nothing when nothing was lost. */
export function judge(batches: readonly PostedBatch[], findings: readonly Finding[]): string[] {
  const free = findings.find(({ integration }) => integration.id === 'table_free');
  if (free === undefined) throw new Error('the table of all events is missing');
  const found = new Set([...free.stored, ...free.letters].map(({ id }) => id));
  // What was posted while the engine died was accepted or not, but as a whole.
  const accepted = batches.flatMap(({ events }) => events.filter(({ id }) => found.has(id)));
  const split = batches.filter(({ events, acknowledged }) => {
    const there = events.filter(({ id }) => found.has(id)).length;
    return there !== events.length && (acknowledged || there !== 0);
  });
  const posted = new Set(batches.flatMap(({ events }) => events.map(({ id }) => id)));
  return [
    ...list('acknowledged events are neither in table_free nor in its dead letters', [
      ...split.flatMap(({ events }) => events.filter(({ id }) => !found.has(id)).map(({ id }) => id)),
    ]),
    ...list(
      'events were found that nobody posted',
      [...found].filter((id) => !posted.has(id)),
    ),
    ...findings.flatMap((finding) =>
      judgeOne(finding, accepted).map((wrong) => `${finding.integration.id}: ${wrong}`),
    ),
  ];
}

function judgeOne(finding: Finding, accepted: readonly SoakEvent[]): string[] {
  const { integration, letters } = finding;
  const refused = new Set(letters.map(({ id }) => id));
  const fates = new Map(
    accepted.map((event) => {
      const fate = fateOf(event, integration);
      // What a later event of its key has made needless is not sent, so that nobody can refuse it.
      const isNeedless = integration.id === 'table_ordered' && fate === 'delivery/refused';
      return [event.id, isNeedless && !refused.has(event.id) ? 'delivered' : fate];
    }),
  );
  const delivered = accepted.filter(({ id }) => fates.get(id) === 'delivered');
  const filtered = accepted.filter(({ id }) => fates.get(id) === 'filtered').length;
  const dead = accepted.length - delivered.length - filtered;
  return [
    ...judgeLedger(finding.ledger, {
      accepted: accepted.length,
      delivered: delivered.length,
      filtered,
      dead,
      discarded: 0,
      in_flight: 0,
    }),
    ...judgeLetters(finding.letters, fates, dead),
    ...(integration.id === 'table_ordered'
      ? judgeLastWrites(finding.stored, delivered)
      : judgePresence(finding.stored, delivered)),
    ...(integration.destination === 'kinesis' ? judgeCopies(finding) : []),
    ...(integration.id === 'stream_ordered' ? judgeOrder(finding) : []),
  ];
}

function judgeLedger(ledger: Ledger, expected: Omit<Ledger, 'filtered_by_reason' | 'revisions'>): string[] {
  const names = Object.keys(expected) as (keyof typeof expected)[];
  return names
    .filter((name) => ledger[name] !== expected[name])
    .map((name) => `the ledger says ${ledger[name]} ${name}, there are ${expected[name]}`);
}

function judgeLetters(
  letters: readonly Letter[],
  fates: ReadonlyMap<string, string>,
  dead: number,
): string[] {
  const wrong = letters.filter(({ id, code }) => fates.get(id) !== code);
  const mute = letters.filter(({ code, reply }) => code === 'delivery/refused' && (reply ?? '') === '');
  const count = new Set(letters.map(({ id }) => id)).size;
  return [
    ...list(
      'events are dead that should not be, or for another reason',
      wrong.map(({ id, code }) => `${id} (${code})`),
    ),
    ...list(
      'dead letters do not tell what the peer said',
      mute.map(({ id }) => id),
    ),
    ...(letters.length === dead && count === dead
      ? []
      : [
          `there are ${letters.length} dead letters for ${count} events, and ${dead} events that cannot live`,
        ]),
  ];
}

function judgePresence(stored: readonly SoakWrite[], delivered: readonly SoakEvent[]): string[] {
  const there = new Set(stored.map(({ id }) => id));
  const wanted = new Set(delivered.map(({ id }) => id));
  return [
    ...list(
      'events are missing',
      [...wanted].filter((id) => !there.has(id)),
    ),
    ...list(
      'events are there that should not be',
      [...there].filter((id) => !wanted.has(id)),
    ),
  ];
}

/** Of each user, only the last event is there. */
function judgeLastWrites(stored: readonly SoakWrite[], delivered: readonly SoakEvent[]): string[] {
  const last = new Map(delivered.map(({ user, sequence }) => [user, sequence]));
  const there = new Map(stored.map(({ user, sequence }) => [user, sequence]));
  const wrong = [...last].filter(([user, sequence]) => there.get(user) !== sequence);
  return [
    ...list(
      'the last write of users is not their last event',
      wrong.map(([user, sequence]) => `${user.slice(0, 10)}: ${there.get(user)} instead of ${sequence}`),
    ),
    ...list(
      'users are there that should not be',
      [...there.keys()].filter((user) => !last.has(user)),
    ),
  ];
}

function judgeCopies({ stored, writesOf }: Finding): string[] {
  const copies = new Map<string, number>();
  for (const { id } of stored) copies.set(id, (copies.get(id) ?? 0) + 1);
  const wrong = [...copies].filter(([id, count]) => count !== writesOf(id));
  return list(
    'events are in the stream more or less often than they were written',
    wrong.map(([id, count]) => `${id}: ${count} instead of ${writesOf(id)}`),
  );
}

/** No event precedes an earlier one's first success. */
function judgeOrder({ stored }: Finding): string[] {
  const seen = new Set<string>();
  const byUser = new Map<string, number[]>();
  for (const { id, user, sequence } of stored) {
    if (seen.has(id)) continue;
    seen.add(id);
    byUser.set(user, [...(byUser.get(user) ?? []), sequence]);
  }
  const wrong = [...byUser].flatMap(([user, sequences]) => disorder(user, sequences));
  return list('events of one key are out of order', wrong);
}

function disorder(user: string, sequences: readonly number[]): string[] {
  return sequences.flatMap((sequence, index) => {
    const before = sequences[index - 1] ?? 0;
    return sequence > before ? [] : [`${user.slice(0, 10)}: ${sequence} after ${before}`];
  });
}

function list(words: string, found: readonly string[]): string[] {
  if (found.length === 0) return [];
  const shown = found.slice(0, examples).join(', ');
  return [`${found.length} ${words}: ${shown}${found.length > examples ? ', …' : ''}`];
}
