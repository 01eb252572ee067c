import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { schemaRef } from './schemaRef.ts';
import { strictObject } from './strictObject.ts';

const { text } = plainSchemas;
const object = { type: 'object' };

export const previewSchemas: NamedSchemas = {
  PreviewRequest: strictObject(
    {
      blueprint: {
        type: 'string',
        description:
          'YAML text of up to 256 KiB, or the name of a blueprint. May be left out beside the `integration_id` of an installed integration: then it is that integration’s.',
        examples: ['amazon_dynamodb/default'],
      },
      event: { ...object, description: 'One event of up to 1 MiB; or `events`.' },
      events: { type: 'array', maxItems: 100, description: 'Events of up to 1 MiB each; or `event`.' },
      override: {
        type: ['object', 'string'],
        description:
          'A patch on the blueprint, or all that an override holds, as an object or as YAML text of up to 256 KiB. The lines of what is wrong with an object are those of it as JSON with an indentation of two.',
      },
      integration_id: {
        type: 'string',
        minLength: 1,
        maxLength: 200,
        description: '`int_test` if not given.',
      },
      now: {
        type: ['string', 'number'],
        description:
          'The moment of delivery, ISO-8601 or epoch milliseconds; 2026-01-01T00:00:00Z if not given.',
      },
    },
    { optional: ['blueprint', 'event', 'events', 'override', 'integration_id', 'now'] },
  ),
  Preview: strictObject({
    diagnostics: {
      type: 'array',
      items: schemaRef('Finding'),
      description:
        'What is wrong with the blueprint. A text that was sent is called blueprint.yaml or override.yaml.',
    },
    destination: { type: ['string', 'null'] },
    mode: { enum: ['compiled', 'interpreted', null] },
    results: { type: 'array', items: schemaRef('PreviewResult'), description: 'In the order of the events.' },
  }),
  PreviewResult: {
    description: 'What becomes of an event. One that ingest would not take is refused.',
    oneOf: [
      strictObject({ outcome: { const: 'record' }, record: object }),
      strictObject({ outcome: { const: 'filtered' }, reason: text }),
      strictObject({ outcome: { enum: ['dead', 'refused'] }, diagnostic: schemaRef('PreviewFault') }),
    ],
  },
  PreviewFault: strictObject(
    {
      code: text,
      message: text,
      hint: text,
      path: { ...text, description: 'The attribute that was written.' },
    },
    { optional: ['hint', 'path'] },
  ),
};
