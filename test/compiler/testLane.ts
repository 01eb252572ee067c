import type { Plan } from '../../src/blueprint/Plan.ts';
import type { BlueprintLibrary } from '../../src/blueprint/resolveBlueprint.ts';
import { resolveBlueprint } from '../../src/blueprint/resolveBlueprint.ts';
import { emitProgram } from '../../src/compiler/3-link/emitProgram.ts';
import { compileLane, type ObjectLane } from '../../src/compiler/compileLane.ts';
import type { Encoded } from '../../src/compiler/Encoded.ts';
import type { Outcome } from '../../src/compiler/Outcome.ts';
import { RecordBody } from '../../src/compiler/RecordBody.ts';
import { canonicalise } from '../../src/envelope/canonicalise.ts';
import type { EventBytes } from '../../src/envelope/EventBytes.ts';
import { readEvent } from '../../src/envelope/readEvent.ts';

/** The delivery time of all tests. */
export const testNow = Date.parse('2026-01-01T00:00:00Z');

/** The id that an event without one gets. */
export const testEventId = '019b7000-0000-7000-8000-000000000000';

const noParents: BlueprintLibrary = { find: () => undefined, names: () => [] };

function testPlan(text: string, library = noParents): Plan {
  const { plan, diagnostics } = resolveBlueprint({ text, file: 'blueprint.yaml' }, library);
  if (plan !== undefined) return plan;
  throw new Error(`the blueprint does not check out: ${JSON.stringify(diagnostics, null, 2)}`);
}

/** What a blueprint that has no errors is compiled to, as it is read. */
export function testCode(text: string, library?: BlueprintLibrary): string {
  return `return ${emitProgram(testPlan(text, library), 'int_test').functions};`;
}

/** A lane for a blueprint that has no errors. */
export function testLane(
  text: string,
  {
    library = noParents,
    integrationId = 'int_test',
    findRecordLimit,
  }: {
    library?: BlueprintLibrary;
    integrationId?: string;
    findRecordLimit?: (() => Promise<number>) | undefined;
  } = {},
): ObjectLane {
  return compileLane(testPlan(text, library), integrationId, findRecordLimit);
}

/** The careful way: the event is parsed first, and nothing is known about it. */
export async function transformText(lane: ObjectLane, event: string | Uint8Array): Promise<Outcome> {
  return await lane.transform(readEvent(event, { now: testNow, newEventId: () => testEventId }), testNow);
}

/** The canonical bytes of an event, with the flags that the scan found. */
export function canonicalBytes(event: string | Uint8Array): EventBytes {
  const { events, errors } = canonicalise(Buffer.from(event), {
    form: 'event',
    stamp: 'fill',
    now: testNow,
    newEventId: () => testEventId,
    limits: { event: Number.POSITIVE_INFINITY, batch: 1 },
  });
  const [bytes] = events;
  if (bytes === undefined) throw new Error(`no event: ${JSON.stringify(errors)}`);
  return bytes;
}

/** The engine's way: from canonical bytes into a body that already holds something. */
export async function encodeText(
  lane: ObjectLane,
  event: string | Uint8Array,
): Promise<{ encoded: Encoded; bytes: Buffer }> {
  const body = new RecordBody(16);
  body.length = 7;
  body.buffer.fill('before ');
  const encoded = await lane.encode(canonicalBytes(event), body, testNow);
  if (body.buffer.toString('latin1', 0, 7) !== 'before ')
    throw new Error('what stood in the body has been moved');
  return { encoded, bytes: body.buffer.subarray(7, body.length) };
}
