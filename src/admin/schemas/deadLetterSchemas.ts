import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { strictObject } from './strictObject.ts';

const { text, textOrNull, count, number, time } = plainSchemas;

/** Ids that one request may name. */
export const mostSelected = 1000;

/** Events that could not be delivered, and what is done with them. */
export const deadLetterSchemas: NamedSchemas = {
  DeadLetter: strictObject(
    {
      id: text,
      revision: number,
      reason: strictObject(
        { code: text, message: text, path: text, hint: text },
        { optional: ['path', 'hint'] },
      ),
      reply: { ...textOrNull, description: 'What the destination said.' },
      attempts: count,
      received_at: time,
      died_at: time,
      event: { description: 'As it was accepted, with all digits of its numbers; null where it is damaged.' },
      event_base64: { ...text, description: 'The bytes of an event that is damaged.' },
    },
    { optional: ['event_base64'] },
  ),
  DeadLetterSelection: {
    description: 'Which dead letters: these, or all that there are now.',
    oneOf: [
      strictObject({ ids: { type: 'array', items: text, minItems: 1, maxItems: mostSelected } }),
      strictObject({ all: { const: true } }),
    ],
  },
  Replayed: strictObject({ replayed: count, not_found: count }),
  Dropped: strictObject({ dropped: count, not_found: count }),
};
