import { json } from '../../../diagnostics/formats/json.ts';
import { pathText } from '../attributesOf.ts';
import type { Breach } from '../breaking/Breaches.ts';
import type { Cost } from '../CostMeter.ts';
import { type DiffReport, isBreaking, type ReviewedChange } from '../DiffReport.ts';
import type { AttributeDrift, Drift, OutcomeDrift, Tally } from '../Drift.ts';
import { perMillion } from '../perMillion.ts';

/** The report for programs; the names are permanent. */
export function printDiffJson(report: DiffReport): string {
  const { ref, base, changes, breaches, errors, unaffected, sample } = report;
  const printed = {
    against: { ref, base },
    breaking: isBreaking(report),
    diagnostics: [...breaches, ...changes.flatMap((change) => change.breaches)].map(breach),
    changes: changes.map(changed),
    errors: errors.map(json),
    unaffected,
    sample: sample && {
      file: sample.file,
      events: sample.events,
      cut_off: sample.cutOff,
      faults: sample.faultCount,
    },
  };
  return JSON.stringify(printed, null, 2);
}

function breach({ evidence, diagnostic }: Breach) {
  return { ...json(diagnostic), evidence };
}

function changed({
  kind,
  subject,
  renamedFrom,
  cause,
  breaches,
  drift,
  errors,
  earlierErrors,
  before,
  after,
}: ReviewedChange) {
  return {
    kind,
    subject,
    renamed_from: renamedFrom,
    cause,
    file: after?.file ?? before?.file,
    breaking: breaches.map(({ diagnostic }) => diagnostic.code),
    errors: errors.map(json),
    earlier_errors: earlierErrors.map(json),
    drift: drift && driftOf(drift),
  };
}

function driftOf(drift: Drift) {
  return {
    events: drift.events,
    affected: drift.affected,
    keys: tally(drift.keys),
    attributes: drift.attributes.map(attribute),
    drawn_by_lot: drift.drawn.map(pathText),
    further_attributes: drift.furtherAttributes,
    outcomes: drift.outcomes.map(outcome),
    operations: drift.operations.map(outcome),
    per_million_events: {
      of: drift.realEvents ? 'sample' : 'fixtures',
      before: cost(drift.cost.before),
      after: cost(drift.cost.after),
    },
  };
}

function tally({ count, examples }: Tally) {
  return { events: count, examples };
}

function attribute(drift: AttributeDrift) {
  const [before, after] = drift.types;
  return {
    path: pathText(drift.path),
    change: drift.change,
    type_before: before,
    type_after: after,
    ...tally(drift),
  };
}

function outcome(drift: OutcomeDrift) {
  return { before: drift.before, after: drift.after, ...tally(drift) };
}

function cost(of: Cost) {
  const { records, bytes, units, shardUnits } = perMillion(of);
  return of.destination === 'dynamodb'
    ? { records, bytes, write_units: units }
    : { records, bytes, payload_units: units, shard_units: shardUnits };
}
