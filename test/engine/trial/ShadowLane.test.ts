import { describe, expect, it } from 'vitest';
import { compileLane } from '../../../src/compiler/compileLane.ts';
import type { Encoded } from '../../../src/compiler/Encoded.ts';
import type { Lane } from '../../../src/compiler/Lane.ts';
import type { Outcome } from '../../../src/compiler/Outcome.ts';
import { RecordBody } from '../../../src/compiler/RecordBody.ts';
import { ShadowLane } from '../../../src/engine/trial/ShadowLane.ts';
import { eventOf, plansOf } from './trialOf.ts';

const plans = plansOf('{ item: { extra: { value: x } } }');
const lane = (plan: typeof plans.base) => compileLane(plan, 'int_test');

function shadowOf(candidate: Pick<Lane, 'encode'>, base: Pick<Lane, 'encode'> = lane(plans.base)) {
  let time = 0;
  const seen = {
    candidates: [] as Encoded[],
    pairs: [] as [Outcome, Outcome, string][],
    events: [] as string[],
    skipped: 0,
  };
  const shadow = new ShadowLane({
    base,
    candidate,
    plans,
    onCandidate: (encoded) => seen.candidates.push(encoded),
    onPair: (was, is, id, event) => {
      seen.pairs.push([was, is, id]);
      seen.events.push(event.buffer.toString('utf8', event.start, event.end));
    },
    onSkip: () => {
      seen.skipped++;
    },
    time: () => time,
  });
  const body = new RecordBody();
  const encode = (id: string) => shadow.encode(eventOf(id, 1), body, 0);
  return {
    seen,
    body,
    encode,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

describe('a shadow', () => {
  it('is shown what the base is given, and compared with what that made', () => {
    const { seen, encode, body } = shadowOf(lane(plans.candidate));
    const alone = new RecordBody();
    lane(plans.base).encode(eventOf('e1', 1), alone, 0);
    expect(encode('e1')).toMatchObject({ outcome: 'record', start: 0, end: alone.length });
    expect(body.length).toBe(alone.length);
    expect(seen.pairs).toEqual([
      [
        { outcome: 'record', record: expect.objectContaining({ key: { event_id: { S: 'e1' } } }) },
        {
          outcome: 'record',
          record: expect.objectContaining({ wire: expect.stringContaining('"extra":{"S":"x"}') }),
        },
        'e1',
      ],
    ]);
  });

  it('that throws is dead itself, and harms nobody', () => {
    const { seen, encode } = shadowOf({
      encode() {
        throw new Error('a fault of the candidate');
      },
    });
    expect(encode('e1')).toMatchObject({ outcome: 'record' });
    expect(encode('e2')).toMatchObject({ outcome: 'record' });
    expect(seen.candidates).toMatchObject([
      { outcome: 'dead', diagnostic: { code: 'engine/lane-failed' } },
      { outcome: 'dead' },
    ]);
  });

  it('that is slow is shown no more than a tenth of the time allows', () => {
    const candidate = lane(plans.candidate);
    const { seen, encode, pass } = shadowOf({
      encode(event, body, now) {
        pass(100);
        return candidate.encode(event, body, now);
      },
    });
    for (let n = 0; n < 10_000; n++) {
      encode(`e${n}`);
      pass(1);
    }
    // 10 seconds of work beside 50 ms of savings: a tenth of some 11 seconds, in pieces of 100 ms.
    expect(seen.pairs.length).toBeGreaterThanOrEqual(9);
    expect(seen.pairs.length).toBeLessThanOrEqual(13);
    expect(seen.skipped).toBe(10_000 - seen.pairs.length);
  });

  it('that is interpreted is shown one event at a time, and the base does not wait for it', async () => {
    const answers: ((encoded: Encoded) => void)[] = [];
    const { seen, encode } = shadowOf({
      encode: () => new Promise<Encoded>((resolve) => answers.push(resolve)),
    });
    expect(encode('e1')).not.toBeInstanceOf(Promise);
    expect(encode('e2')).not.toBeInstanceOf(Promise);
    expect([answers.length, seen.skipped]).toEqual([1, 1]);
    answers[0]?.({ outcome: 'filtered', reason: 'when' });
    await new Promise((resolve) => setImmediate(resolve));
    encode('e3');
    expect(answers).toHaveLength(2);
    expect(seen.pairs).toMatchObject([
      [{ outcome: 'record' }, { outcome: 'filtered', reason: 'when' }, 'e1'],
    ]);
  });

  it('that is interpreted is told of with the event as it was, wherever that has gone meanwhile', async () => {
    const answers: ((encoded: Encoded) => void)[] = [];
    const { seen, encode } = shadowOf({
      encode(event) {
        return new Promise<Encoded>((resolve) => answers.push(resolve)).finally(() =>
          event.buffer.fill(0x20),
        );
      },
    });
    encode('e1');
    answers[0]?.({ outcome: 'filtered', reason: 'when' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen.events.map((text) => JSON.parse(text))).toMatchObject([{ event_id: 'e1' }]);
  });

  it('of an interpreted base is shown the event as it was, wherever that has gone meanwhile', async () => {
    const inner = lane(plans.base);
    const { seen } = { seen: [] as string[] };
    const event = eventOf('e1', 1);
    const shadow = new ShadowLane({
      base: {
        async encode(given, body, now) {
          const encoded = await inner.encode(given, body, now);
          event.buffer.fill(0x20);
          return encoded;
        },
      },
      candidate: lane(plans.candidate),
      plans,
      onCandidate: () => undefined,
      onPair: (_, tried, id) => seen.push(`${id} ${tried.outcome}`),
      onSkip: () => undefined,
    });
    expect(await shadow.encode(event, new RecordBody(), 0)).toMatchObject({ outcome: 'record' });
    expect(seen).toEqual(['e1 record']);
  });
});
