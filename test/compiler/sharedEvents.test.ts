import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObjectLane } from '../../src/compiler/compileLane.ts';
import { RecordBody } from '../../src/compiler/RecordBody.ts';
import type { EventBytes } from '../../src/envelope/EventBytes.ts';
import { parseEvent } from '../../src/envelope/parseEvent.ts';
import { attributes, eventText, keyMapping, mapping } from './arbitraries.ts';
import { canonicalBytes, testLane, testNow } from './testLane.ts';

const numRuns = process.env.PATCHBAY_LONG === '1' ? 5_000 : 200;

async function encode(lane: ObjectLane, event: EventBytes) {
  const body = new RecordBody();
  const { body: _, ...encoded } = { body, ...(await lane.encode(event, body, testNow)) };
  return { encoded, text: body.buffer.toString('utf8', 0, body.length) };
}

/** An event whose parsed form is shared and throws when it is written to; `asked` counts who wanted it. */
function shared(event: EventBytes) {
  const parsed = frozen(parseEvent(event.buffer, event.start, event.end, event.flags));
  const parse = () => {
    sharing.asked++;
    return parsed;
  };
  const sharing = { ...event, asked: 0, parse };
  return sharing;
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}

async function expectTheSame(lanes: readonly ObjectLane[], text: string) {
  const event = canonicalBytes(text);
  const sharing = shared(event);
  for (const lane of lanes) expect(await encode(lane, sharing)).toEqual(await encode(lane, event));
  expect(sharing.asked).toBe(lanes.filter(({ mode }) => mode === 'compiled').length);
}

describe('lanes that share a parsed event', () => {
  it('map it with the blueprints of the house as if each had parsed it, and leave it as it was', async () => {
    const lanes = readdirSync('blueprints', { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.test)\.yaml$/.test(file))
      .map((file) => testLane(readFileSync(join('blueprints', file), 'utf8')));
    expect(lanes.length).toBeGreaterThan(5);
    const events = readFileSync('test/fixtures/events/envelopes.jsonl', 'utf8').trim().split('\n');
    for (const event of events.slice(0, 100)) await expectTheSame(lanes, event);
  });

  it('do so with whatever blueprints', async () => {
    await fc.assert(
      fc.asyncProperty(attributes, keyMapping, mapping(3), eventText, async (item, key, data, event) => {
        await expectTheSame(
          [
            testLane(JSON.stringify({ key: { partition: 'id' }, item: { id: key, ...item } })),
            testLane(JSON.stringify({ record: { partition_key: 'event_id', data } })),
          ],
          event,
        );
      }),
      { numRuns },
    );
  });

  it('parse for themselves where the jsonata package evaluates, which marks the lists it is given', async () => {
    // A block that replaces `$clone` is one of the few that are left to the package.
    const expr = '($clone := function($n) { $n }; $map(properties.n[], function($n) { $exists($n) }))';
    const lane = testLane(JSON.stringify({ record: { partition_key: 'event_id', data: { expr } } }));
    expect(lane.mode).toBe('interpreted');
    await expectTheSame([lane], '{"type":"track","properties":{"n":[1,2]}}');
  });
});
