import { auditActions } from '../../engine/index.ts';
import { pageSize } from '../page.ts';
import { pageSchema } from '../schemas/pageSchema.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';
import { pageParameters } from './pageParameters.ts';

/** Who has changed what. */
export const auditOperations = [
  operation({
    id: 'listAudit',
    method: 'GET',
    path: '/v1/admin/audit',
    area: 'server',
    summary: 'What was changed, by whom and when',
    description: 'The last 10,000 changes, also those that nobody asked for. Secrets are `***`.',
    role: 'editor',
    // With a filter, all of them may have to be read.
    cost: 'expensive',
    query: {
      ...pageParameters,
      cursor: { ...pageParameters.cursor, pattern: '^[0-9]{12}$' },
      integration: {
        type: 'string',
        maxLength: 200,
        description: 'Only what was changed of this integration.',
      },
      action: { enum: auditActions, description: 'Only such changes.' },
    },
    answers: { 200: { description: 'Newest first.', schema: pageSchema('AuditEntry') } },
    handle({ query: { cursor: before, limit, integration: target, action } }, { engine }) {
      const { entries, hasMore } = engine.audit.page({ before, limit: pageSize({ limit }), target, action });
      const next = hasMore ? (entries.at(-1)?.id ?? null) : null;
      return jsonReply(200, { data: entries, next_cursor: next, has_more: hasMore });
    },
  }),
];
