import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { schemaRef } from './schemaRef.ts';
import { strictObject } from './strictObject.ts';

const { text, flag } = plainSchemas;
const reasons = { type: 'array', items: schemaRef('ReadyReason') };

/** How the server fares. */
export const serverSchemas: NamedSchemas = {
  ReadyReason: strictObject({ code: text, message: text, hint: text }, { optional: ['hint'] }),
  Readiness: strictObject({
    ready: { ...flag, description: 'Whether events are taken.' },
    reasons: { ...reasons, description: 'Why not.' },
    degraded: { ...reasons, description: 'What a person should look at though events are taken.' },
  }),
};
