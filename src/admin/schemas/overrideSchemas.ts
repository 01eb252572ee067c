import type { JsonSchema, NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { schemaRef } from './schemaRef.ts';
import { strictObject } from './strictObject.ts';

const { text, texts, textOrNull, count, number, time } = plainSchemas;

const modes = ['live', 'shadow', 'canary'];
const mode = {
  enum: modes,
  description: '`shadow` sends nothing and compares; `canary` is for some events.',
};
const rate = { type: 'number', minimum: 0, maximum: 1 };
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

const example = strictObject({ event: text, before: text, after: text }, { optional: ['before', 'after'] });
const tally = { count, examples: listOf(example) };
const outcome = strictObject({ path: texts, before: text, after: text, ...tally });

/** Overrides, and how they are doing. */
export const overrideSchemas: NamedSchemas = {
  NewOverride: strictObject(
    {
      reason: { ...text, minLength: 1, maxLength: 1000 },
      expires_at: { ...time, description: 'To come, within 90 days.' },
      mode: { ...mode, default: 'live' },
      canary_percent: { type: 'number', exclusiveMinimum: 0, maximum: 100 },
      max_error_rate: { ...rate, default: 0.05 },
      patch: { type: 'object', description: 'What is different, as in the file of an override.' },
    },
    { optional: ['mode', 'canary_percent', 'max_error_rate'] },
  ),
  ClearedOverride: strictObject({ integration_id: text, cleared: { const: true } }),
  Override: strictObject({
    integration_id: text,
    owner: schemaRef('Owner'),
    file: { ...textOrNull, description: 'Where it stands; null for one of the API.' },
    state: {
      enum: ['in_force', 'suspended', 'expired', 'broken'],
      description: '`suspended`: rolled back until its file changes. `broken`: the last good state runs on.',
    },
    reason: text,
    expires_at: orNull(time),
    mode,
    canary_percent: { type: ['number', 'null'] },
    max_error_rate: rate,
    patch: { description: 'As it was written.' },
    set_at: time,
    set_by: text,
    suspended: orNull(strictObject({ at: time, cause: text })),
    drift: strictObject({
      kind: {
        enum: ['none', 'contained', 'contradicted'],
        description: 'Whether the blueprint says the same by now, or something else where it is patched.',
      },
      places: { ...texts, description: 'JSON pointers into the merged blueprint.' },
    }),
    problems: listOf(schemaRef('OverrideProblem')),
    trial: { ...orNull(schemaRef('Trial')), description: 'Null until it has mapped events.' },
  }),
  OverrideProblem: strictObject(
    { code: text, severity: text, message: text, hint: text, field: text, line: number, column: number },
    { optional: ['hint', 'line', 'column'] },
  ),
  Trial: strictObject({
    mode,
    candidate: schemaRef('TrialSide'),
    base: orNull(schemaRef('TrialSide')),
    comparison: orNull(schemaRef('Comparison')),
  }),
  TrialSide: strictObject({
    events: count,
    records: { ...count, description: 'Delivered; in mode `shadow`, made.' },
    filtered: count,
    dead: count,
    deaths: listOf(strictObject({ code: text, count })),
    recent: strictObject({ events: count, dead: count }),
  }),
  Comparison: strictObject({
    compared: count,
    skipped: { ...count, description: 'Events that only the base was shown.' },
    affected: count,
    attributes: listOf(
      strictObject({
        path: texts,
        change: { enum: ['added', 'removed', 'type', 'value'] },
        types: { type: 'array', items: textOrNull },
        ...tally,
      }),
    ),
    further_attributes: count,
    outcomes: listOf(outcome),
    operations: listOf(outcome),
    keys: strictObject(tally),
  }),
};
