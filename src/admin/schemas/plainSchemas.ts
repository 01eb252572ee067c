import type { JsonSchema } from './JsonSchema.ts';

const text: JsonSchema = { type: 'string' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const time: JsonSchema = { type: 'string', format: 'date-time' };

/** Shapes that occur everywhere. */
export const plainSchemas = {
  text,
  count,
  time,
  flag: { type: 'boolean' },
  /** Counted from 1. */
  number: { type: 'integer', minimum: 1 },
  textOrNull: { type: ['string', 'null'] },
  texts: { type: 'array', items: text },
  textsOrNull: { type: ['array', 'null'], items: text },
  /** The settings of an integration by field; secrets are `***`. */
  config: {
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean'] },
    description: 'Settings by field, as the catalog entry declares them. Secrets answer `***`.',
  },
} as const satisfies Record<string, JsonSchema>;
