import { page } from '../page.ts';
import { pageSchema } from '../schemas/pageSchema.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';
import { pageParameters } from './pageParameters.ts';

/** What edits of files have come to. */
export const reloadOperations = [
  operation({
    id: 'listReloads',
    method: 'GET',
    path: '/v1/admin/reload',
    area: 'reload',
    summary: 'The last changes of files, and what they have changed',
    description:
      'The last hundred since the start. What does not check out is told in `problems` of the integrations that it concerns.',
    role: 'viewer',
    cost: 'read',
    query: { ...pageParameters, cursor: { ...pageParameters.cursor, pattern: '^[0-9]{1,15}$' } },
    answers: { 200: { description: 'Newest first.', schema: pageSchema('Reload') } },
    handle({ query }, { reloads }) {
      return jsonReply(
        200,
        page(
          reloads(),
          query,
          ({ number }) => String(number),
          ({ number }, cursor) => number < Number(cursor),
        ),
      );
    },
  }),
];
