import { describe, expect, it } from 'vitest';
import type { EncodedRecord } from '../../../src/compiler/Encoded.ts';
import { PooledBody } from '../../../src/engine/BodyPool.ts';
import { Budget } from '../../../src/engine/live/Budget.ts';
import type { Note } from '../../../src/engine/live/Note.ts';
import { Tracer } from '../../../src/engine/live/Tracer.ts';
import type { Wanted } from '../../../src/engine/live/Wanted.ts';
import { pathTree } from '../../../src/engine/mask/PathTree.ts';
import type { Shipment } from '../../../src/engine/Shipment.ts';
import { eventsOf } from '../../spool/eventsOf.ts';

const flight = {
  chunk: 1,
  acceptedAt: 0,
  eventSize: 100,
  fates: new Uint8Array(),
  causes: undefined,
  revision: 0,
  others: undefined,
  passed: 0,
  isLeft: false,
  next: undefined,
};

function start(wanted: readonly Wanted[], personal: readonly string[] = []) {
  let time = 0;
  let workTime = 0;
  let cost = 0;
  let skipped = 0;
  const notes: Note[] = [];
  const tracer = new Tracer({
    integration: 'int_a',
    now: () => time,
    // Every look at this clock takes as long as a test says.
    work: new Budget({ count: Number.POSITIVE_INFINITY, milliseconds: 100 }, () => (workTime += cost)),
    tell: (note) => notes.push(note),
    skip: () => skipped++,
  });
  tracer.marked = pathTree(personal);
  tracer.keyNames = ['pk'];
  tracer.watch(wanted);
  let index = 0;
  /** An event as a lane makes a record of it, if it does. */
  const pass = (eventId: string, event: object = {}) => {
    const body = new PooledBody(16);
    const text = JSON.stringify({ event_id: eventId, ...event });
    const [bytes = never()] = eventsOf(text);
    const passenger = { body, flight, index: index++, revision: 7, eventId };
    const wire = JSON.stringify({ PutRequest: { Item: { pk: { S: eventId }, event: { S: text } } } });
    body.reserve(Buffer.byteLength(wire));
    body.length = body.buffer.write(wire);
    const encoded: EncodedRecord = {
      outcome: 'record',
      body,
      start: 0,
      end: body.length,
      key: `S"${eventId}"`,
      operation: 'put',
    };
    return {
      passenger,
      chunk: { at: () => bytes, intact: () => true, receivedAt: 0 },
      shipment: { ...encoded, ...passenger } as Shipment,
    };
  };
  const read = (...call: Parameters<typeof pass>) => {
    const one = pass(...call);
    tracer.read(one.passenger, one.chunk);
    return one;
  };
  const stages = () => notes.map(({ stage, eventId }) => `${eventId} ${stage}`);
  const detail = (at: number) => JSON.parse(`{${notes.at(at)?.detail}}`);
  return {
    tracer,
    notes,
    stages,
    detail,
    pass,
    read,
    skipped: () => skipped,
    wait: (milliseconds: number) => (time += milliseconds),
    slowDown: (milliseconds: number) => {
      cost = milliseconds;
    },
  };
}

function never(): never {
  throw new Error('cannot be');
}

const delivered = { fate: 'delivered', attempts: 1 } as const;

describe('Tracer', () => {
  it('does nothing while nobody wants anything, or only of another integration', () => {
    for (const wanted of [[], [{ integration: 'int_b' }]]) {
      const { tracer, read, notes } = start(wanted);
      const { passenger, shipment } = read('a');
      tracer.mapped(passenger, shipment);
      tracer.sent([shipment]);
      tracer.answered([shipment], { kind: 'answered', replies: [{ kind: 'delivered' }] }, 1);
      tracer.settled(passenger, delivered, shipment);
      expect(notes).toEqual([]);
    }
  });

  it('shows a record as `patchbay run` prints it, with its key typed', () => {
    const { tracer, read, detail } = start([{}]);
    const { passenger, shipment } = read('a');
    tracer.mapped(passenger, shipment);
    expect(detail(-1)).toEqual({
      outcome: 'record',
      record: {
        operation: 'put',
        key: { pk: { S: 'a' } },
        wire: { PutRequest: { Item: { pk: { S: 'a' }, event: { S: '{"event_id":"a"}' } } } },
      },
    });
  });

  it('begins no more than 250 events in a second, counts the others, and always shows one that is asked for by its id', () => {
    const { read, notes, skipped, wait } = start([{}, { eventId: 'this one' }]);
    for (let number = 0; number < 1000; number++) read(`${number}`);
    expect(notes).toHaveLength(250);
    expect(skipped()).toBe(750);
    read('this one');
    expect(notes.at(-1)?.eventId).toBe('this one');
    wait(1000);
    read('next second');
    expect(notes).toHaveLength(252);
  });

  it('takes no more of the time of its thread than it may', () => {
    const { read, notes, skipped, slowDown } = start([{}]);
    slowDown(20);
    for (let number = 0; number < 10; number++) read(`${number}`);
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.length).toBeLessThan(9);
    expect(skipped()).toBe(10 - notes.length);
  });

  it('shows nothing else when only an id is wanted, and skips nothing', () => {
    const { read, stages, skipped } = start([{ eventId: 'b' }]);
    for (const id of ['a', 'b', 'c']) read(id);
    expect(stages()).toEqual(['b received']);
    expect(skipped()).toBe(0);
  });

  it('shows of what is wanted by its outcome the end alone, with the record', () => {
    const { tracer, read, stages, detail } = start([{ outcome: 'dead' }]);
    const [good, bad] = [read('good'), read('bad')];
    tracer.settled(good.passenger, delivered, good.shipment);
    tracer.settled(bad.passenger, { fate: 'dead', attempts: 3, reply: 'Bad: no' }, bad.shipment);
    expect(stages()).toEqual(['bad outcome']);
    expect(detail(0)).toMatchObject({
      outcome: 'dead',
      attempts: 3,
      reply: 'Bad: no',
      record: { key: { pk: { S: 'bad' } } },
    });
  });

  it('shows an event that was under way before anybody looked from its record on', () => {
    const { tracer, pass, stages, detail } = start([{}]);
    const { passenger, shipment } = pass('early');
    tracer.sent([shipment]);
    tracer.answered(
      [shipment],
      { kind: 'refused', failure: { action: 'retry', code: 'Slow', message: 'wait' } },
      12.4,
    );
    tracer.settled(passenger, delivered, shipment);
    expect(stages()).toEqual(['early mapped', 'early sent', 'early answered', 'early outcome']);
    expect(detail(1)).toEqual({ attempt: null, records: 1 });
    expect(detail(2)).toEqual({ reply: 'failed', code: 'Slow', message: 'wait', duration_ms: 12 });
  });

  it('shows nothing of such an event that may be personal where anything is marked', () => {
    const { tracer, pass, notes } = start([{}], ['traits.email']);
    const { passenger, shipment } = pass('early', { traits: { email: 'jane@example.com' } });
    tracer.sent([shipment]);
    tracer.settled(passenger, { fate: 'dead', attempts: 1, reply: 'jane@example.com is bad' }, shipment);
    expect(notes).toHaveLength(3);
    expect(JSON.stringify(notes)).not.toContain('jane');
  });

  it('shows no compressed data of an event that has personal data', () => {
    for (const personal of [[], ['traits.email']]) {
      const { tracer, read, detail } = start([{}], personal);
      const { passenger, shipment } = read('a', { traits: { email: 'jane@example.com' } });
      const { operation: _, ...record } = { ...shipment, end: 7 };
      shipment.body.buffer[0] = 0xff;
      tracer.mapped(passenger, record);
      if (personal.length === 0) expect(detail(-1).record).toHaveProperty('data_base64');
      else expect(detail(-1).record).toBe('***');
    }
  });

  it('tells the size of what is too large to be shown', () => {
    const { tracer, read, detail } = start([{}]);
    const { passenger, shipment } = read('a', { large: 'x'.repeat(70_000) });
    expect(detail(-1)).toEqual({
      received_at: expect.any(String),
      event: null,
      event_bytes: expect.any(Number),
    });
    tracer.mapped(passenger, shipment);
    expect(detail(-1)).toEqual({ outcome: 'record', record: null, record_bytes: shipment.end });
  });

  it('tells of each event of a record that several share', () => {
    const { tracer, read, stages } = start([{}]);
    const [one, other] = [read('a'), read('b')];
    const shipment = { ...one.shipment, together: [one.passenger, other.passenger] };
    tracer.sent([shipment]);
    tracer.answered([shipment], { kind: 'answered', replies: [{ kind: 'delivered' }] }, 1);
    expect(stages().slice(2)).toEqual(['a sent', 'b sent', 'a answered', 'b answered']);
  });

  it('lets go of all when nobody wants anything any more', () => {
    const { tracer, read, notes } = start([{}]);
    const { passenger, shipment } = read('a');
    tracer.watch([]);
    tracer.watch([{}]);
    tracer.settled(passenger, delivered, shipment);
    expect(notes).toHaveLength(1);
  });
});
