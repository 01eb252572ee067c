import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/spool/Account.ts';
import { Metrics } from '../../src/telemetry/Metrics.ts';
import {
  type MetricRow,
  metricLabels,
  metricTable,
  metricUnits,
  shownRevisions,
} from '../../src/telemetry/metricTable.ts';

function account(counts: Partial<Account>): Account {
  const nothing = { delivered: 0, filtered: {}, died: 0, replayed: 0, dropped: 0, abandoned: 0 };
  const made = { accepted: 0, ...nothing, ...counts };
  const revisions = [{ ...made, revision: 3 }];
  return { integration: 'int_a', retired: false, revision: 3, revisions, ...made };
}

it('shows the books as they stand at each scrape, under the names of the law', async () => {
  let current = account({ accepted: 10, delivered: 4, filtered: { consent: 2 }, died: 3, replayed: 1 });
  const metrics = new Metrics({
    accounts: () => [current],
    room: () => ({ used: 512, limit: 1024 }),
    live: () => ({ readers: 2, skipped: 30, missed: 4 }),
    states: () => [['int_a', 'parked']],
  });
  const first = await metrics.text();
  expect(first).toContain('patchbay_accepted_events_total{integration="int_a"} 10\n');
  expect(first).toContain('patchbay_filtered_events_total{integration="int_a",reason="consent"} 2\n');
  expect(first).toContain('patchbay_dead_events{integration="int_a"} 2\n');
  expect(first).toContain('patchbay_in_flight_events{integration="int_a"} 2\n');
  expect(first).toContain(
    'patchbay_revision_events{integration="int_a",revision="3",outcome="delivered"} 4\n',
  );
  expect(first).toContain('patchbay_revision_events{integration="int_a",revision="3",outcome="dead"} 2\n');
  expect(first).toContain('patchbay_spool_used_bytes 512\n');
  expect(first).toContain('patchbay_delivery_state{integration="int_a",state="parked"} 1\n');
  current = account({ accepted: 12, delivered: 12 });
  const second = await metrics.text();
  expect(second).toContain('patchbay_accepted_events_total{integration="int_a"} 12\n');
  expect(second).toContain('patchbay_in_flight_events{integration="int_a"} 0\n');
});

it('times appends by their outcome', async () => {
  const metrics = new Metrics({
    accounts: () => [],
    room: () => ({ used: 0, limit: 1 }),
    live: () => ({ readers: 2, skipped: 30, missed: 4 }),
    states: () => [],
  });
  metrics.appended('stored', 0.003);
  metrics.appended('refused', 0.0001);
  metrics.workerStopped();
  const text = await metrics.text();
  expect(text).toContain('patchbay_append_duration_seconds_count{outcome="stored"} 1\n');
  expect(text).toContain('patchbay_append_duration_seconds_bucket{le="0.002",outcome="stored"} 0\n');
  expect(text).toContain('patchbay_worker_stops_total 1\n');
});

const live = () => ({ readers: 0, skipped: 0, missed: 0 });

describe('the law of metrics', () => {
  const rows: readonly [string, MetricRow][] = Object.entries(metricTable);

  it.each(rows)('is kept by %s', (_, { name, type, unit, labels, help, buckets }) => {
    expect(metricUnits).toContain(unit);
    const noun = '[a-z]+(?:_[a-z]+)*';
    expect(name).toMatch(new RegExp(`^patchbay_${noun}_${unit}${type === 'counter' ? '_total' : ''}$`));
    // No scaled units, and nothing that a query would have to know.
    expect(name).not.toMatch(/milli|kilo|mega|_ms_|minutes|hours|percent/);
    for (const label of labels) expect(Object.keys(metricLabels)).toContain(label);
    expect(labels.length).toBeLessThanOrEqual(3);
    expect(help).toMatch(/^[A-Z].*\.$/);
    expect(buckets !== undefined).toBe(type === 'histogram');
  });

  it('gives each name once, and leaves no metric, unit or label out of the table', async () => {
    const names = rows.map(([, { name }]) => name);
    expect(new Set(names).size).toBe(names.length);
    const metrics = new Metrics({
      accounts: () => [],
      room: () => ({ used: 0, limit: 1 }),
      states: () => [],
      live,
    });
    const told = [...(await metrics.text()).matchAll(/^# TYPE (patchbay_\S+) (\S+)$/gm)];
    expect(told.map(([, name, type]) => [name, type]).toSorted()).toEqual(
      rows.map(([, { name, type }]) => [name, type]).toSorted(),
    );
    const used = rows.flatMap(([, { labels }]) => labels);
    expect(new Set(used)).toEqual(new Set(Object.keys(metricLabels)));
    expect(new Set(rows.map(([, { unit }]) => unit))).toEqual(new Set(metricUnits));
  });

  it('keeps series few: those of revisions are so many and no more', async () => {
    const revisions = Array.from({ length: 500 }, (_, index) => ({ ...account({}), revision: index + 1 }));
    const current = { ...account({}), revision: 500, revisions };
    const room = { used: 0, limit: 1 };
    const metrics = new Metrics({ accounts: () => [current], room: () => room, states: () => [], live });
    const series = (await metrics.text()).match(/^patchbay_revision_events\{/gm);
    expect(series).toHaveLength(shownRevisions * 5);
  });
});
