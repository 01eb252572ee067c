import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { schemaRef } from './schemaRef.ts';
import { strictObject } from './strictObject.ts';

const { text, count, number } = plainSchemas;

/** What both answers tell. */
const common = {
  event_id: text,
  integration_id: text,
  revision: number,
  attempts: { ...count, description: 'Requests that carried it.' },
  record: {
    type: ['object', 'string'],
    description:
      'What is made of it, as `patchbay run` prints it; `***` where it cannot be told what is personal in it. Absent where nothing is made of it, or above 64 KiB.',
  },
  reply: { ...text, description: 'What the destination said, where it did not take it.' },
  advice: { ...text, description: 'What the catalog knows to be done about that.' },
};

/** Events that are sent to see whether they arrive. */
export const testEventSchemas: NamedSchemas = {
  TestRequest: strictObject(
    {
      event: {
        type: 'object',
        description:
          'As at `POST /v1/events`, up to 1 MiB; a sample if not given. It gets an `event_id` where it has none; one of its own is to be new, since the outcome is found by it.',
      },
    },
    { optional: ['event'] },
  ),
  TestResult: strictObject(
    {
      ...common,
      outcome: { enum: ['delivered', 'filtered', 'dead'] },
      reason: { ...text, description: 'Why it was filtered.' },
      diagnostic: schemaRef('EventFault'),
      receipt: schemaRef('Receipt'),
    },
    { optional: ['record', 'reply', 'advice', 'reason', 'diagnostic', 'receipt'] },
  ),
  TestInFlight: strictObject(
    {
      ...common,
      outcome: { const: 'in_flight' },
      state: schemaRef('DeliveryState'),
    },
    { optional: ['record', 'reply', 'advice'] },
  ),
};
