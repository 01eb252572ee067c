import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { schemaRef } from './schemaRef.ts';
import { strictObject } from './strictObject.ts';

const { text, count, number, time, flag } = plainSchemas;

/** What became of events. */
export const trailSchemas: NamedSchemas = {
  EventTrail: strictObject({
    event_id: text,
    outcomes: { type: 'array', items: schemaRef('EventOutcome') },
    complete: { ...flag, description: 'False where a part of the server was too busy to tell.' },
  }),
  EventOutcome: strictObject(
    {
      integration_id: text,
      revision: number,
      outcome: { enum: ['delivered', 'filtered', 'dead'] },
      reason: { ...text, description: 'Why it was filtered.' },
      diagnostic: schemaRef('EventFault'),
      reply: { ...text, description: 'What the destination said.' },
      dead_letter: { ...text, description: 'The id of its dead letter, while that is there.' },
      receipt: schemaRef('Receipt'),
      attempts: { ...count, description: 'Requests that carried it.' },
      received_at: time,
      settled_at: time,
    },
    { optional: ['reason', 'diagnostic', 'reply', 'dead_letter', 'receipt'] },
  ),
  Receipt: {
    type: 'object',
    additionalProperties: { type: ['string', 'number'] },
    description:
      'What the destination gave for it. Kinesis: `sequence_number` and `shard_id`. DynamoDB: `capacity_units` of the request, and `of_records`, how many it wrote.',
  },
  EventFault: strictObject(
    { code: text, message: text, path: text, hint: text },
    { optional: ['path', 'hint'], description: 'Why an event is dead.' },
  ),
};
