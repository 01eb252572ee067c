import type { Diagnostic } from '../../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../../diagnostics/diagnose.ts';
import { type Account, filteredOf, inFlight } from '../../Account.ts';
import type { OutcomeCounts } from '../../OutcomeCounts.ts';
import type { LmdbStore, View } from '../LmdbStore.ts';
import type { ChunkSurvey } from './ChunkSurvey.ts';
import type { Letters } from './surveyLetters.ts';

/** What was found by counting. */
export interface Counted {
  readonly chunks: ChunkSurvey;
  readonly letters: ReadonlyMap<string, Letters>;
  readonly store: LmdbStore;
  readonly view: View;
}

const nothing: Letters = { count: 0, bytes: 0, byRevision: new Map(), damaged: [] };

/** Compares the books of an integration with what was counted; what a lost chunk explains is not told again. */
export function balance(account: Account, counted: Counted): Diagnostic[] {
  const { integration } = account;
  const letters = counted.letters.get(integration) ?? nothing;
  const differences = [
    ...inFlightDifference(account, counted),
    ...letterDifference(account, letters),
    ...revisionDifference(account, letters),
    ...cursorDifference(account, counted),
  ];
  return differences.map((difference) => diagnose('spool/unbalanced', { integration, difference }));
}

function* inFlightDifference(account: Account, { chunks }: Counted): Generator<string> {
  const isUncountable = chunks.lost.some((chunk) => chunks.needing(chunk).includes(account.integration));
  const [books, found] = [inFlight(account), chunks.waiting(account.integration)];
  if (account.retired ? books !== 0 : !isUncountable && books !== found) {
    yield `${books} events in flight, of which ${account.retired ? 0 : found} are there`;
  }
}

function* letterDifference(account: Account, { count }: Letters): Generator<string> {
  const books = deadOf(account);
  if (books !== count) yield `${books} dead letters, of which ${count} are there`;
}

function* revisionDifference(
  { revisions, ...total }: Account,
  { byRevision, damaged }: Letters,
): Generator<string> {
  for (const field of ['delivered', 'died', 'replayed', 'dropped', 'abandoned'] as const) {
    const sum = revisions.reduce((all, share) => all + share[field], 0);
    if (sum !== total[field]) yield `${total[field]} ${field}, of which its revisions have ${sum}`;
  }
  const filtered = revisions.reduce((all, share) => all + filteredOf(share), 0);
  if (filtered !== filteredOf(total))
    yield `${filteredOf(total)} filtered, of which its revisions have ${filtered}`;
  if (damaged.length > 0) return;
  for (const share of revisions) {
    const found = byRevision.get(share.revision) ?? 0;
    if (deadOf(share) !== found) {
      yield `${deadOf(share)} dead letters of revision ${share.revision}, of which ${found} are there`;
    }
  }
}

function* cursorDifference(
  { integration, retired }: Account,
  { chunks, store, view }: Counted,
): Generator<string> {
  const progress = store.progress.get(integration, view);
  if (retired || progress === undefined || chunks.count === 0) return;
  if (progress.chunk > chunks.last + 1)
    yield `it stands at chunk ${progress.chunk}, and the last one is ${chunks.last}`;
  if (progress.chunk < chunks.first)
    yield `it stands at chunk ${progress.chunk}, and the first one is ${chunks.first}`;
}

function deadOf({ died, replayed, dropped }: OutcomeCounts): number {
  return died - replayed - dropped;
}
