import type { JsonSchema } from './JsonSchema.ts';
import { schemaRef } from './schemaRef.ts';
import { strictObject } from './strictObject.ts';

/** A page of a list of what `name` describes. */
export function pageSchema(name: string): JsonSchema {
  return strictObject({
    data: { type: 'array', items: schemaRef(name) },
    next_cursor: {
      type: ['string', 'null'],
      description: 'What to send as `cursor` for the next page; null on the last one.',
    },
    has_more: { type: 'boolean' },
  });
}
