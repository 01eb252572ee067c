import { describe, expect, it } from 'vitest';
import type { SinkState } from '../../../src/batch/SinkState.ts';
import type { Encoded } from '../../../src/compiler/Encoded.ts';
import { RecordBody } from '../../../src/compiler/RecordBody.ts';
import { diagnose } from '../../../src/diagnostics/diagnose.ts';
import type { Passenger } from '../../../src/engine/Shipment.ts';
import { isCanary } from '../../../src/engine/trial/isCanary.ts';
import type { Trial } from '../../../src/engine/trial/Trial.ts';
import type { TrialReport } from '../../../src/engine/trial/TrialReport.ts';
import { ManualClock } from '../../batch/ManualClock.ts';
import { eventsOf } from '../../spool/eventsOf.ts';
import { eventOf, trialOf } from './trialOf.ts';

const now = Date.UTC(2026, 0, 1);
const cents = '{ item: { total: { expr: "properties.total / 100" } } }';
const strict = '{ item: { total: { required: true } } }';
const refused = {
  kind: 'dead',
  diagnostic: diagnose('transform/item-too-large', { size: 1, limit: 1 }),
  attempts: 1,
} as const;

function send(trial: Trial, id: string, total: unknown, body = new RecordBody()) {
  const encoded = trial.encode(eventOf(id, total), body, now) as Encoded & Pick<Passenger, 'side'>;
  const wire =
    encoded.outcome === 'record' ? body.buffer.toString('utf8', encoded.start, encoded.end) : undefined;
  return { encoded, wire, side: encoded.side };
}

function watched(trial: Trial) {
  const clock = new ManualClock();
  const reports: TrialReport[] = [];
  trial.begin(clock, 'running', (report) => reports.push(report));
  return { clock, reports };
}

const parked = (action: 'mismatch' | 'park'): SinkState => ({
  kind: 'parked',
  failure: { action, code: 'ValidationException', message: 'the key does not fit' },
  diagnostic: diagnose('delivery/too-old', { accepted: '', seconds: 1 }),
  failures: 1,
  until: 0,
});

describe('an override that is live', () => {
  it('maps every event, and counts what became of each', () => {
    const trial = trialOf(cents);
    const first = send(trial, 'e1', 4200);
    expect(first.wire).toContain('"total":{"N":"42"}');
    first.side?.settled({ kind: 'delivered', attempts: 1 });
    send(trial, 'e2', 100).side?.settled(refused);
    send(trial, 'e3', 100).side?.settled({ kind: 'filtered', reason: 'condition', attempts: 1 });
    expect(trial.report).toMatchObject({
      candidate: {
        events: 3,
        records: 1,
        filtered: 1,
        dead: 1,
        deaths: [{ code: 'transform/item-too-large', count: 1 }],
      },
      base: undefined,
      comparison: undefined,
      verdict: undefined,
    });
  });

  it('is judged by no fewer than twenty events, and then at once', async () => {
    const trial = trialOf(strict);
    const { clock, reports } = watched(trial);
    for (let n = 0; n < 19; n++) send(trial, `e${n}`, undefined);
    await clock.advance(5000);
    expect(reports.map(({ verdict }) => verdict)).toEqual([undefined]);
    send(trial, 'e20', undefined);
    expect(reports).toHaveLength(2);
    expect(reports[1]?.verdict).toEqual({
      kind: 'error-rate',
      recent: { events: 20, dead: 20 },
      code: 'transform/required-missing',
      maxErrorRate: 0.05,
    });
  });

  it('stays when no more die than may, and goes with the first beyond', () => {
    const trial = trialOf(strict, { maxErrorRate: 0.1 });
    const { reports } = watched(trial);
    const deliver = (count: number) => {
      for (let n = 0; n < count; n++)
        send(trial, `e${n}`, 1).side?.settled({ kind: 'delivered', attempts: 1 });
    };
    deliver(90);
    for (let n = 0; n < 10; n++) send(trial, `d${n}`, undefined);
    expect(reports.at(-1)?.verdict).toBeUndefined();
    expect(trial.report.verdict).toBeUndefined();
    send(trial, 'last', undefined);
    expect(trial.report.verdict).toMatchObject({ recent: { events: 101, dead: 11 } });
  });

  it('is judged by the last thousand events alone', () => {
    const trial = trialOf(strict);
    for (let n = 0; n < 5000; n++) send(trial, `e${n}`, 1).side?.settled({ kind: 'delivered', attempts: 1 });
    for (let n = 0; n < 51; n++) send(trial, `d${n}`, undefined);
    expect(trial.report.verdict).toMatchObject({ recent: { events: 1000, dead: 51 } });
  });

  it('is not blamed for events that grew too old', () => {
    const trial = trialOf(cents);
    const old = { ...refused, diagnostic: diagnose('delivery/too-old', { accepted: '', seconds: 1 }) };
    for (let n = 0; n < 100; n++) send(trial, `e${n}`, 1).side?.settled(old);
    expect(trial.report).toMatchObject({ candidate: { events: 0 }, verdict: undefined });
  });

  it('goes when a destination that listened takes none of its records', () => {
    const trial = trialOf(cents);
    const { reports } = watched(trial);
    trial.hear(parked('mismatch'));
    expect(reports.at(-1)?.verdict).toEqual({
      kind: 'refused',
      code: 'ValidationException',
      message: 'the key does not fit',
    });
  });

  it.each<[string, 'running' | 'parked', SinkState]>([
    ['had been parked before it came', 'parked', parked('mismatch')],
    ['is parked for its credentials', 'running', parked('park')],
  ])('stays when the destination %s', (_, before, state) => {
    const trial = trialOf(cents);
    const reports: TrialReport[] = [];
    trial.begin(new ManualClock(), before, (report) => reports.push(report));
    trial.hear(state);
    expect(trial.report.verdict).toBeUndefined();
  });

  it('reports once a second at most while nothing is wrong', async () => {
    const trial = trialOf(cents);
    const { clock, reports } = watched(trial);
    for (let n = 0; n < 100; n++) send(trial, `e${n}`, 1).side?.settled({ kind: 'delivered', attempts: 1 });
    await clock.advance(1000);
    expect(reports).toHaveLength(1);
    await clock.advance(60_000);
    expect(reports).toHaveLength(1);
    send(trial, 'one more', 1).side?.settled({ kind: 'delivered', attempts: 1 });
    await clock.advance(1000);
    expect(reports.map(({ candidate }) => candidate.events)).toEqual([100, 101]);
  });

  it('reports nothing once it has ended', async () => {
    const trial = trialOf(strict);
    const { clock, reports } = watched(trial);
    trial.end();
    for (let n = 0; n < 30; n++) send(trial, `e${n}`, undefined);
    await clock.advance(10_000);
    expect(reports).toEqual([]);
  });
});

describe('an override that is a canary', () => {
  it('maps its share of the events, each the same way whenever it comes', () => {
    const trial = trialOf(cents, { mode: 'canary', canaryPercent: 25 });
    const made = new Map<string, string | undefined>();
    for (let n = 0; n < 400; n++) {
      const { wire, side } = send(trial, `e${n}`, 4200);
      made.set(`e${n}`, wire);
      side?.settled({ kind: 'delivered', attempts: 1 });
    }
    const { candidate, base } = trial.report;
    const patched = [...made.values()].filter((wire) => wire?.includes('"N":"42"'));
    expect([candidate.records, base?.records]).toEqual([patched.length, 400 - patched.length]);
    expect(patched.length).toBeGreaterThan(60);
    expect(patched.length).toBeLessThan(140);
    const again = trialOf(cents, { mode: 'canary', canaryPercent: 25 });
    for (const [id, wire] of made) expect(send(again, id, 4200).wire).toBe(wire);
  });

  it('is judged by its own events alone', () => {
    const trial = trialOf(strict, { mode: 'canary', canaryPercent: 50 });
    for (let n = 0; n < 300; n++) {
      const isTried = isCanary('int_test', `e${n}`, 50);
      send(trial, `e${n}`, 1).side?.settled(isTried ? { kind: 'delivered', attempts: 1 } : refused);
    }
    expect(trial.report.base?.dead).toBeGreaterThan(100);
    expect(trial.report.verdict).toBeUndefined();
  });

  it('of a few percent is not blamed when the destination is parked', () => {
    const trial = trialOf(cents, { mode: 'canary', canaryPercent: 50 });
    const { reports } = watched(trial);
    trial.hear(parked('mismatch'));
    expect(reports).toEqual([]);
    expect(trial.report.verdict).toBeUndefined();
  });
});

describe('an override in the shadow', () => {
  it('sends nothing of its own, and tells how outputs differ', () => {
    const trial = trialOf('{ item: { total: { from: properties.total, type: S }, extra: { value: 1 } } }', {
      mode: 'shadow',
    });
    const [plain, body] = [trialOf(cents, { mode: 'canary', canaryPercent: 0 }), new RecordBody()];
    const before = send(plain, 'e1', 42).wire;
    expect(send(trial, 'e1', 42, body).wire).toBe(before);
    expect(body.length).toBe(before?.length);
    send(trial, 'e2', 'not a number');
    const { comparison, candidate } = trial.report;
    expect(comparison).toMatchObject({
      compared: 2,
      skipped: 0,
      affected: 2,
      attributes: [
        { path: ['item', 'extra'], change: 'added', count: 1, examples: [{ event: 'e1', after: '1' }] },
        { path: ['item', 'total'], change: 'type', types: ['N', 'S'], count: 1 },
      ],
      outcomes: [{ before: 'dead (transform/type-mismatch)', after: 'record', count: 1 }],
    });
    expect(candidate).toMatchObject({ events: 2, records: 2 });
  });

  it('is never judged, however many would die of it, and costs the base nothing', () => {
    const trial = trialOf(strict, { mode: 'shadow' });
    for (let n = 0; n < 100; n++) {
      const { encoded, side } = send(trial, `e${n}`, undefined);
      expect(encoded.outcome).toBe('record');
      side?.settled({ kind: 'delivered', attempts: 1 });
    }
    const { base, candidate, comparison, verdict } = trial.report;
    expect([base?.records, base?.dead, verdict]).toEqual([100, 0, undefined]);
    expect(candidate.dead).toBe(comparison?.compared);
    expect((comparison?.compared ?? 0) + (comparison?.skipped ?? 0)).toBe(100);
    expect(candidate.dead).toBeGreaterThan(0);
  });

  it('shows no personal data in examples, wherever the event or the patch has put it', () => {
    const patch = `{ item: {
      who: properties.email, loud: { from: properties.email, transform: [uppercase] }, greeting: { template: "dear {properties.email}!" },
      copy: properties.all, safe: properties.safe, total: { expr: "$error(properties.email)" } } }`;
    const trial = trialOf(patch, { mode: 'shadow' }, ['properties.email', 'context.ip']);
    const email = 'jane@example.com';
    const ip = '10.20.30.40';
    const all = { [email]: [ip, 'fine', Buffer.from(email).toString('base64')] };
    sendText(trial, {
      event_id: `e1 of ${email}`,
      properties: { email, all, safe: 'stays' },
      context: { ip },
    });
    const whole = JSON.stringify(trial.report);
    for (const hidden of [email, email.toUpperCase(), ip, Buffer.from(email).toString('base64')]) {
      expect(whole).not.toContain(hidden);
    }
    const { comparison } = trial.report;
    expect(comparison).toMatchObject({ compared: 1, affected: 1 });
    expect(comparison?.outcomes).toMatchObject([
      { after: expect.stringMatching(/^dead/), examples: [{ event: '***' }] },
    ]);

    const others = trialOf(
      patch.replace(', total: { expr: "$error(properties.email)" }', ''),
      { mode: 'shadow' },
      ['properties.email', 'context.ip'],
    );
    sendText(others, { event_id: 'e1', properties: { email, all, safe: 'stays' }, context: { ip } });
    sendText(others, { event_id: 'e2', properties: { email, all: 'plain', safe: 'stays' }, context: { ip } });
    const shown = JSON.stringify(others.report);
    for (const hidden of [email, email.toUpperCase(), ip, Buffer.from(email).toString('base64')]) {
      expect(shown).not.toContain(hidden);
    }
    const examples = new Map(
      others.report.comparison?.attributes.map(({ path, examples: [first] }) => [path.at(-1), first]),
    );
    for (const name of ['who', 'loud', 'greeting']) {
      expect(examples.get(name)).toEqual({ event: 'e1', before: undefined, after: '"***"' });
    }
    expect(examples.get('safe')?.after).toBe('"stays"');
    expect(examples.get('copy')?.after).toBe('{"***":["***","fine","***"]}');
  });

  it('shows nothing of an event that is too large to look for personal data in it', () => {
    const trial = trialOf('{ item: { safe: properties.safe } }', { mode: 'shadow' }, ['properties.email']);
    sendText(trial, { event_id: 'e1', properties: { safe: 'x', pad: 'x'.repeat(70_000) } });
    expect(trial.report.comparison?.attributes).toMatchObject([{ examples: [{ after: '"***"' }] }]);
    const open = trialOf('{ item: { safe: properties.safe } }', { mode: 'shadow' });
    sendText(open, { event_id: 'e1', properties: { safe: 'x', pad: 'x'.repeat(70_000) } });
    expect(open.report.comparison?.attributes).toMatchObject([{ examples: [{ event: 'e1', after: '"x"' }] }]);
  });
});

/** Maps an event of any shape. */
function sendText(trial: Trial, event: object): void {
  const [one] = eventsOf(JSON.stringify({ type: 'track', ...event }));
  if (one === undefined) throw new Error('it is no event');
  trial.encode(one, new RecordBody(), now);
}
