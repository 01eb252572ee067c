import { pathText } from '../attributesOf.ts';
import type { Cost } from '../CostMeter.ts';
import type { ValueChange } from '../compareValues.ts';
import type { Drift, Example, Tally } from '../Drift.ts';
import { perMillion } from '../perMillion.ts';

/** One line of what an edit does: what, how it changed, for how many events, and one of them. */
export interface DriftRow {
  readonly what: string;
  readonly change: string;
  readonly tally: Tally;
}

/** Places that are drawn by lot and named. */
const mostDrawn = 5;

const words: Readonly<Record<ValueChange, string>> = {
  added: 'appears',
  removed: 'vanishes',
  type: 'changes type',
  value: 'changes',
};

/** What readers see first stands first: outcomes, keys, operations, then attributes by their names. */
export function driftRows(drift: Pick<Drift, 'outcomes' | 'keys' | 'operations' | 'attributes'>): DriftRow[] {
  const outcomes = drift.outcomes.map((found) => ({
    what: 'outcome',
    change: `${found.before} → ${found.after}`,
    tally: found,
  }));
  const keys = drift.keys.count === 0 ? [] : [{ what: 'key', change: 'changes', tally: drift.keys }];
  const operations = drift.operations.map((found) => ({
    what: 'operation',
    change: `${found.before} → ${found.after}`,
    tally: found,
  }));
  const attributes = drift.attributes.map((found) => {
    const [before, after] = found.types;
    const change = found.change === 'type' ? `${before} → ${after}` : words[found.change];
    return { what: pathText(found.path), change, tally: found };
  });
  return [...outcomes, ...keys, ...operations, ...attributes];
}

/** An event that shows it: `e1: "web" → "app"`; of an outcome, its reason if it has one. */
export function exampleText({ what }: DriftRow, { event, before, after }: Example): string {
  if (what !== 'outcome' && what !== 'operation')
    return `${event}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
  const reason = after ?? before;
  return reason === undefined ? event : `${event}: ${reason}`;
}

/** The first few places that are drawn by lot. */
export function drawnText({ drawn }: Drift): string {
  const rest = drawn.length - mostDrawn;
  return `${drawn.slice(0, mostDrawn).map(pathText).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** What records add up to for a million events, numbers with thousands apart: name, before, after, by how much. */
export function costRows({ cost: { before, after } }: Drift): [string, string, string, string][] {
  const [was, is] = [perMillion(before), perMillion(after)];
  const rows: [string, number, number][] = [
    ['records', was.records, is.records],
    ['bytes', was.bytes, is.bytes],
    [unitName(before), was.units, is.units],
  ];
  if (before.destination === 'kinesis') rows.push(['shard units of 1 KB', was.shardUnits, is.shardUnits]);
  return rows.map(([name, from, to]) => [name, grouped(from), grouped(to), growth(from, to)]);
}

function unitName({ destination }: Cost): string {
  return destination === 'dynamodb' ? 'write units' : 'PUT payload units';
}

function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `+12 %`; empty where there is no difference to speak of, or nothing to compare with. */
function growth(from: number, to: number): string {
  const percent = from === 0 ? 0 : ((to - from) / from) * 100;
  if (Math.abs(percent) < 0.1) return '';
  const rounded = percent.toFixed(Math.abs(percent) < 10 ? 1 : 0);
  return `${percent > 0 ? '+' : ''}${rounded} %`;
}
