import { auditActions } from '../../engine/index.ts';
import type { NamedSchemas } from './JsonSchema.ts';
import { plainSchemas } from './plainSchemas.ts';
import { strictObject } from './strictObject.ts';

const { text, textOrNull, time } = plainSchemas;

/** What was changed, by whom and when. */
export const auditSchemas: NamedSchemas = {
  AuditEntry: strictObject({
    id: text,
    at: time,
    actor: {
      ...text,
      description: 'The name of a token; `git` for an edit of files, `patchbay` for what happens by itself.',
    },
    action: { enum: auditActions },
    target: { ...text, description: 'The id of what was changed: an integration’s, a token’s.' },
    before: { description: 'What was there; null where there was nothing. Secrets are `***`.' },
    after: { description: 'What is there now; null where there is nothing.' },
    cause: { ...textOrNull, description: 'Why, in a line.' },
    request_id: { ...textOrNull, description: 'The `X-Request-Id` of the request.' },
  }),
};
