import { auditSchemas } from './auditSchemas.ts';
import { catalogSchemas } from './catalogSchemas.ts';
import { deadLetterSchemas } from './deadLetterSchemas.ts';
import { errorSchemas } from './errorSchemas.ts';
import { eventSchemas } from './eventSchemas.ts';
import { integrationSchemas } from './integrationSchemas.ts';
import type { NamedSchemas } from './JsonSchema.ts';
import { previewSchemas } from './previewSchemas.ts';
import { tokenSchemas } from './tokenSchemas.ts';

/** All schemas that operations refer to by name. */
export const componentSchemas: NamedSchemas = {
  ...errorSchemas,
  ...catalogSchemas,
  ...integrationSchemas,
  ...deadLetterSchemas,
  ...eventSchemas,
  ...previewSchemas,
  ...tokenSchemas,
  ...auditSchemas,
};
