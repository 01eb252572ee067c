import { OverrideRegister } from '../../../src/engine/overrides/OverrideRegister.ts';
import type { OverrideRow } from '../../../src/engine/overrides/OverrideRow.ts';
import type { Cause, OverrideEvent } from '../../../src/engine/overrides/Overrides.ts';
import { Overrides } from '../../../src/engine/overrides/Overrides.ts';
import type { TrialReport } from '../../../src/engine/trial/TrialReport.ts';
import type { StateTable } from '../../../src/spool/StateTable.ts';
import { ManualClock } from '../../batch/ManualClock.ts';
import { libraryOf } from '../testCatalog.ts';

export const shop = `blueprint: shop
version: 1
key: { partition: event_id }
item:
  event_id: event_id
  total: { from: properties.total, type: N }
  coupon: properties.coupon
events:
  Refund: { item: { total: { from: properties.refund } } }
`;

/** A table in memory, whose rows go through JSON as those of the store do. */
export function memoryTable<Value>(rows = new Map<string, string>()): StateTable<Value> {
  return {
    get: (key) => (rows.has(key) ? JSON.parse(rows.get(key) ?? '') : undefined),
    entries: () => [...rows].toSorted().map(([key, text]) => [key, JSON.parse(text)]),
    range: () => [],
    put: async (key, value) => void rows.set(key, JSON.stringify(value)),
    remove: async (key) => void rows.delete(key),
  };
}

/** Overrides over a blueprint that can be edited, with everything written down that they tell others. */
export function overridesRig(rows = new Map<string, string>(), clock = new ManualClock()) {
  const blueprints: Record<string, string> = { shop };
  const register = new OverrideRegister(memoryTable<OverrideRow>(rows), () => clock.now());
  const refreshed: (Cause & { id: string; inForce: boolean })[] = [];
  const events: OverrideEvent[] = [];
  const lines: string[] = [];
  const overrides = new Overrides({
    register,
    library: libraryOf(blueprints),
    blueprintOf: (id) => (id === 'int_shop' ? 'shop' : undefined),
    blueprints: () => new Map([['int_shop', 'shop']]),
    files: { read: () => undefined, pathOf: () => undefined },
    reopen: async () => undefined,
    refresh: async (id, by) => void refreshed.push({ id, ...by, inForce: register.of(id) !== undefined }),
    clock,
    log: { write: (level, message) => lines.push(`${level} ${message}`) },
    onEvent: (event) => events.push(event),
  });
  return { overrides, register, blueprints, refreshed, events, lines, clock, rows };
}

/** A request to set an override. @param days until it ends. */
export function request(clock: ManualClock, changes: Record<string, unknown> = {}, days = 7): string {
  const expires_at = new Date(clock.now() + days * 86_400_000).toISOString();
  const patch = { item: { total: { expr: 'properties.total / 100' } } };
  return JSON.stringify({ reason: 'totals come in cents', expires_at, patch, ...changes }, null, 2);
}

/** What delivery tells of an override that too many events die of. */
export function failing(mark: string): TrialReport {
  const recent = { events: 40, dead: 10 };
  const deaths = [{ code: 'transform/type-mismatch', count: 10 }];
  return {
    mark,
    mode: 'live',
    candidate: { events: 40, records: 30, filtered: 0, dead: 10, deaths, recent },
    base: undefined,
    comparison: undefined,
    verdict: { kind: 'error-rate', recent, code: 'transform/type-mismatch', maxErrorRate: 0.05 },
  };
}
