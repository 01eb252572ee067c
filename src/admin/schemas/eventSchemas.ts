import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { strictObject } from './strictObject.ts';

const { text, count } = plainSchemas;

/** Events that are sent to one integration. */
export const eventSchemas: NamedSchemas = {
  EventReceipt: strictObject({
    accepted: { ...count, description: 'Events that are on disk.' },
    errors: {
      type: 'array',
      items: strictObject({
        index: { ...count, description: 'The place of the event in the request, from 0.' },
        code: text,
        message: text,
      }),
    },
  }),
};
