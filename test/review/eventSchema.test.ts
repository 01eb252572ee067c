import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { contextFields, envelopeFields, furtherFields } from '../../src/envelope/envelopeFields.ts';
import { readEvent } from '../../src/envelope/readEvent.ts';
import { eventSchema, knownPath } from '../../src/review/inference/eventSchema.ts';
import { Kind } from '../../src/review/inference/Kind.ts';

describe('the schema of events', () => {
  it('describes every field that ingest knows', () => {
    const { properties = {} } = eventSchema();
    expect(Object.keys(properties)).toEqual(expect.arrayContaining([...envelopeFields, ...furtherFields]));
    expect(Object.keys(properties.context?.properties ?? {})).toEqual(
      expect.arrayContaining([...contextFields]),
    );
  });

  it.each(['envelopes', 'sdk-style'])(
    'takes the events of %s.jsonl as they are once ingest has read them',
    (file) => {
      const ajv = new Ajv({ allowUnionTypes: true });
      ajv.addVocabulary(['x-values', 'x-members']);
      formats.default(ajv);
      const valid = ajv.compile(eventSchema());
      const lines = readFileSync(`test/fixtures/events/${file}.jsonl`, 'utf8').trim().split('\n');
      expect(lines.length).toBeGreaterThanOrEqual(100);
      for (const line of lines) {
        const event = {
          sent_at: '2026-01-01T00:00:00.000Z',
          integration_id: 'int_test',
          ...readEvent(line, { now: 0 }),
        };
        expect(valid(event) ? [] : [line, valid.errors]).toEqual([]);
      }
    },
  );

  it('leads along a path, and says where it leaves what is known', () => {
    expect(knownPath(['event_id']).kinds).toBe(Kind.string);
    expect(knownPath(['context', 'page', 'url']).kinds).toBe(Kind.string | Kind.null | Kind.missing);
    expect(knownPath(['context', 'page', 'ulr']).strays).toMatchObject({ index: 2, isImpossible: false });
    expect(knownPath(['context', 'locale', 'language']).strays).toMatchObject({
      index: 2,
      isImpossible: true,
    });
    expect(knownPath(['properties', 'products', 0, 'sku']).strays).toBeUndefined();
    expect(knownPath(['properties', 'products', 'sku']).strays).toMatchObject({
      index: 2,
      isImpossible: true,
    });
    expect(knownPath(['properties', 'products', 'sku'], true).strays).toBeUndefined();
    expect(knownPath(['properties', '__proto__']).strays).toMatchObject({ index: 1, isImpossible: false });
  });
});
