import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { schemaRef } from './schemaRef.ts';
import { strictObject } from './strictObject.ts';

const { text } = plainSchemas;

/** What every refusal answers, whatever refused it. */
export const errorSchemas: NamedSchemas = {
  Problem: strictObject(
    {
      field: { ...text, description: 'The path of the member at fault: `config.region`.' },
      code: { ...text, description: 'A diagnostic: `patchbay explain <code>`.' },
      message: text,
      hint: { ...text, description: 'What to do.' },
    },
    { optional: ['hint'] },
  ),
  Error: strictObject({
    error: strictObject(
      {
        code: { ...text, description: 'A diagnostic: `patchbay explain <code>`.' },
        message: text,
        hint: { ...text, description: 'What to do.' },
        details: {
          type: 'array',
          items: schemaRef('Problem'),
          description: 'What is wrong, field by field.',
        },
      },
      { optional: ['hint', 'details'] },
    ),
  }),
};
