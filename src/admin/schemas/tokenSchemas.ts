import { roles } from '../tokens/Role.ts';
import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { strictObject } from './strictObject.ts';

const { text, time } = plainSchemas;

const token = { id: text, name: text, role: { enum: roles }, created_at: time, created_by: text };

/** The tokens of the API. */
export const tokenSchemas: NamedSchemas = {
  Token: strictObject(token),
  TokenRequest: strictObject({
    name: { ...text, maxLength: 100, description: 'The author of what the token changes.' },
    role: { enum: roles, description: 'Each may do more than the one before.' },
  }),
  NewToken: strictObject({ ...token, token: { ...text, description: 'Shown here, and never again.' } }),
  RevokedToken: strictObject({ id: text, revoked: { const: true } }),
};
