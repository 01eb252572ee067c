import { breakingRules } from './breaking/breakingRules.ts';
import { findProjectBreaches } from './breaking/findProjectBreaches.ts';
import { findStructuralBreaches } from './breaking/findStructuralBreaches.ts';
import { type PlanPair, planPairOf } from './breaking/PlanPair.ts';
import { brokenFiles } from './brokenFiles.ts';
import type { Change } from './Change.ts';
import type { DiffReport, ReviewedChange } from './DiffReport.ts';
import { DriftMeter } from './DriftMeter.ts';
import { findChanges } from './findChanges.ts';
import { fixtureEvents } from './fixtureEvents.ts';
import { runEventFile } from './runEventFile.ts';
import type { Snapshot } from './Snapshot.ts';
import type { ShowValue } from './TallyMap.ts';
import type { Version } from './Version.ts';

export interface DiffOptions {
  /** Whether a change is wanted, by the files that it is made of, as diagnostics name them. */
  readonly isChosen: (file: string) => boolean;
  /** A sample of real events, one JSON object a line. */
  readonly events: { readonly file: string; readonly input: AsyncIterable<Uint8Array | string> } | undefined;
  readonly show: ShowValue;
}

/** Runs everything that makes records otherwise than before over events, and says what it found. */
export async function diffSnapshots(
  before: Snapshot,
  after: Snapshot,
  { isChosen, events, show }: DiffOptions,
): Promise<Omit<DiffReport, 'ref' | 'base'>> {
  const { changes, unaffected } = findChanges(before, after);
  const chosen = changes.filter((change) => filesOf(change).some(isChosen));
  const metered = chosen.map((change) => meterOf(change, show));
  for (const { change, meter } of metered) {
    if (meter === undefined) continue;
    for (const event of fixtureEvents(change, before, after)) await meter.add(event);
  }
  const sample = events && (await runEventFile(events.file, events.input, metered));
  const found = findProjectBreaches({ before, after });
  return {
    changes: metered.map(review),
    breaches: found.filter(({ diagnostic: { file } }) => file === undefined || isChosen(file)),
    errors: brokenFiles(before, after).filter(({ file = '' }) => isChosen(file)),
    unaffected: unaffected.filter((name) => isChosen(after.version(name)?.file ?? '')),
    sample,
  };
}

interface Metered {
  readonly change: Change;
  readonly pair: PlanPair | undefined;
  readonly meter: DriftMeter | undefined;
}

function meterOf(change: Change, show: ShowValue): Metered {
  const pair = planPairOf(change);
  return { change, pair, meter: pair && new DriftMeter(pair.before.plan, pair.after.plan, show) };
}

function review({ change, pair, meter }: Metered): ReviewedChange {
  const breaches = findStructuralBreaches(change);
  const drift = meter?.result();
  if (pair !== undefined && drift !== undefined) {
    for (const rule of breakingRules.drift) rule.examine({ ...pair, drift }, breaches.seen());
  }
  const { before, after } = change;
  return {
    ...change,
    breaches: breaches.all(),
    drift,
    errors: errorsOf(after),
    earlierErrors: errorsOf(before),
  };
}

function errorsOf(version: Version | undefined) {
  return version?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
}

function filesOf({ before, after }: Change): string[] {
  return [...(after?.files ?? []), ...(before?.files ?? [])];
}
