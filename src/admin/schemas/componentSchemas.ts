import { auditSchemas } from './auditSchemas.ts';
import { catalogSchemas } from './catalogSchemas.ts';
import { deadLetterSchemas } from './deadLetterSchemas.ts';
import { errorSchemas } from './errorSchemas.ts';
import { eventSchemas } from './eventSchemas.ts';
import { integrationSchemas } from './integrationSchemas.ts';
import type { NamedSchemas } from './JsonSchema.ts';
import { overrideSchemas } from './overrideSchemas.ts';
import { previewSchemas } from './previewSchemas.ts';
import { serverSchemas } from './serverSchemas.ts';
import { testEventSchemas } from './testEventSchemas.ts';
import { tokenSchemas } from './tokenSchemas.ts';
import { trailSchemas } from './trailSchemas.ts';

/** All schemas that operations refer to by name. */
export const componentSchemas: NamedSchemas = {
  ...errorSchemas,
  ...catalogSchemas,
  ...integrationSchemas,
  ...overrideSchemas,
  ...deadLetterSchemas,
  ...eventSchemas,
  ...testEventSchemas,
  ...trailSchemas,
  ...previewSchemas,
  ...tokenSchemas,
  ...auditSchemas,
  ...serverSchemas,
};
