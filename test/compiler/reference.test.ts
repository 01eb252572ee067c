import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/compiler/Outcome.ts';
import { attributes, eventText, keyMapping, mapping } from './arbitraries.ts';
import { canonicalText, parseExact, type ValueMap } from './exactJson.ts';
import { type Expected, type MappingText, referenceData, referenceItem } from './referenceTransform.ts';
import { encodeText, testLane, transformText } from './testLane.ts';

const numRuns = process.env.PATCHBAY_LONG === '1' ? 20_000 : 600;

/** Holds an outcome against what the reference says; of several faults any may be the one that is told. */
function compare(outcome: Outcome, expected: Expected): void {
  if (expected.outcome === 'dead') {
    expect(outcome.outcome, `expected ${JSON.stringify(expected.complaints)}`).toBe('dead');
    if (outcome.outcome !== 'dead') return;
    const { code, path } = outcome.diagnostic;
    expect(expected.complaints).toContainEqual({ code, path });
    return;
  }
  expect(outcome).toMatchObject({ outcome: 'record' });
  if (outcome.outcome !== 'record') return;
  const { record } = outcome;
  if (!('wire' in record)) {
    expect(canonicalText(Buffer.from(record.data).toString('utf8'))).toBe(canonicalText(expected.text));
    return;
  }
  expect(canonicalText(record.wire)).toBe(canonicalText(`{"PutRequest":{"Item":${expected.text}}}`));
  expect(canonicalText(JSON.stringify(record.key))).toBe(canonicalText(expected.key));
}

async function bothLanes(text: string, event: string): Promise<Outcome> {
  const lane = testLane(text);
  const outcome = await transformText(lane, event);
  const { encoded, bytes } = await encodeText(lane, event);
  expect(encoded.outcome).toBe(outcome.outcome);
  if (outcome.outcome !== 'record') expect(encoded).toEqual(outcome);
  else if ('wire' in outcome.record) expect(bytes.toString('utf8')).toBe(outcome.record.wire);
  else expect(bytes.equals(outcome.record.data)).toBe(true);
  return outcome;
}

describe('the compiler and the reference that was written from the contract', () => {
  it('make the same item', async () => {
    await fc.assert(
      fc.asyncProperty(attributes, keyMapping, eventText, async (item, key, event) => {
        const all: Record<string, MappingText> = Object.fromEntries([['id', key], ...Object.entries(item)]);
        const text = JSON.stringify({ key: { partition: 'id' }, item: all });
        const outcome = await bothLanes(text, event);
        compare(outcome, referenceItem(all, { partition: 'id' }, parseExact(event) as ValueMap));
      }),
      { numRuns },
    );
  });

  it('make the same data', async () => {
    await fc.assert(
      fc.asyncProperty(mapping(3), eventText, async (data, event) => {
        const text = JSON.stringify({ record: { partition_key: 'event_id', data } });
        const outcome = await bothLanes(text, event);
        compare(outcome, referenceData(data, parseExact(event) as ValueMap));
      }),
      { numRuns },
    );
  });
});
