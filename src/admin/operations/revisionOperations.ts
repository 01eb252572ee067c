import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Installations, RevisionView } from '../../engine/index.ts';
import { AdminError } from '../AdminError.ts';
import { demandInstalled } from '../demandInstalled.ts';
import { page } from '../page.ts';
import { pageSchema } from '../schemas/pageSchema.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import { changed } from './changed.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';
import { pageParameters } from './pageParameters.ts';

const area = 'integrations';

/** The history of an installed integration, and the way back. */
export const revisionOperations = [
  operation({
    id: 'listRevisions',
    method: 'GET',
    path: '/v1/admin/integrations/{id}/revisions',
    area,
    summary: 'The revisions of an integration',
    role: 'viewer',
    cost: 'read',
    query: { ...pageParameters, cursor: { ...pageParameters.cursor, pattern: '^[0-9]{1,15}$' } },
    answers: { 200: { description: 'Newest first.', schema: pageSchema('Revision') } },
    handle({ parameters, query }, { installations }) {
      const { id } = demandInstalled(installations, parameters.id);
      const revisions = installations.revisions(id).toReversed();
      const number = (revision: RevisionView) => String(revision.revision_number);
      const isPast = (revision: RevisionView, cursor: string) => revision.revision_number < Number(cursor);
      return jsonReply(200, page(revisions, query, number, isPast));
    },
  }),
  operation({
    id: 'showRevision',
    method: 'GET',
    path: '/v1/admin/integrations/{id}/revisions/{number}',
    area,
    summary: 'One revision',
    role: 'viewer',
    cost: 'read',
    answers: { 200: { description: 'The revision.', schema: schemaRef('Revision') } },
    handle({ parameters: { id, number } }, { installations }) {
      return jsonReply(200, demandRevision(installations, id, number));
    },
  }),
  operation({
    id: 'rollBack',
    method: 'POST',
    path: '/v1/admin/integrations/{id}/revisions/{number}/rollback',
    area,
    summary: 'Go back to an earlier revision',
    description:
      'Makes a new revision with its settings and the words of its blueprint. These stay in force until the files say something else than they do now. The settings of an integration of the project file are not changed.',
    role: 'editor',
    cost: 'write',
    audit: 'revision.roll_back',
    answers: { 200: { description: 'The integration as it is now.', schema: schemaRef('Integration') } },
    refusals: [409, 422],
    async handle({ caller, parameters: { id, number } }, { installations }) {
      const { revision_number } = demandRevision(installations, id, number);
      return changed(installations, id, () => installations.rollBack(id, revision_number, caller.name));
    },
  }),
];

function demandRevision(installations: Installations, id: string, number: string): RevisionView {
  const { revision: latest } = demandInstalled(installations, id);
  const found = installations.revisions(id).find((known) => String(known.revision_number) === number);
  if (found !== undefined) return found;
  const blanks = { id, revision: number.slice(0, 20), latest };
  throw new AdminError(404, diagnose('installation/unknown-revision', blanks));
}
