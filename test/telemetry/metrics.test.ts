import { expect, it } from 'vitest';
import type { Account } from '../../src/spool/Account.ts';
import { Metrics } from '../../src/telemetry/Metrics.ts';

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
  const names = [...second.matchAll(/^# TYPE (patchbay_\S+) (\S+)$/gm)];
  expect(names.length).toBeGreaterThan(8);
  for (const [, name = '', type] of names) {
    expect(name.endsWith('_total')).toBe(type === 'counter');
    expect(name).toMatch(/_(events|bytes|seconds|stops|streams|messages)(_total)?$|_state$/);
  }
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
