import { demandInstalled } from '../demandInstalled.ts';
import { page } from '../page.ts';
import { pageSchema } from '../schemas/pageSchema.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';
import { overrideChange } from './overrideChange.ts';
import { pageParameters } from './pageParameters.ts';

const area = 'overrides';

/** The override of an installed integration: a list of one at most, which is set and cleared as a whole. */
export const overrideOperations = [
  operation({
    id: 'listOverrides',
    method: 'GET',
    path: '/v1/admin/integrations/{id}/overrides',
    area,
    summary: 'The override of an integration, and how it is doing',
    description: 'There is one at most, of a file or of this API.',
    role: 'viewer',
    cost: 'read',
    query: pageParameters,
    answers: { 200: { description: 'A list of one, or of none.', schema: pageSchema('Override') } },
    handle({ parameters, query }, { installations, overrides }) {
      const { id } = demandInstalled(installations, parameters.id);
      const view = overrides.view(id);
      const views = view === undefined ? [] : [view];
      return jsonReply(
        200,
        page(views, query, ({ integration_id }) => integration_id),
      );
    },
  }),
  operation({
    id: 'setOverride',
    method: 'PUT',
    path: '/v1/admin/integrations/{id}/overrides',
    area,
    summary: 'Override the blueprint of an integration',
    description:
      'Takes the place of the override before, if there is one. It is checked and compiled together with the blueprint before it goes live; what does not hold changes nothing. While an override stands in a file, this is refused.',
    role: 'editor',
    cost: 'write',
    audit: 'override.set',
    body: { kind: 'object', schema: schemaRef('NewOverride'), checkedBy: 'handler' },
    answers: { 200: { description: 'The override as it is in force.', schema: schemaRef('Override') } },
    refusals: [409],
    async handle({ caller, parameters, text }, { overrides }) {
      const { id } = parameters;
      const before = overrides.view(id);
      const after = await overrides.set(id, text, caller.name);
      return jsonReply(200, after, { change: overrideChange(id, before, after) });
    },
  }),
  operation({
    id: 'clearOverride',
    method: 'DELETE',
    path: '/v1/admin/integrations/{id}/overrides',
    area,
    summary: 'Go back to the blueprint as it is written',
    role: 'editor',
    cost: 'write',
    audit: 'override.clear',
    answers: { 200: { description: 'It is gone.', schema: schemaRef('ClearedOverride') } },
    refusals: [409],
    async handle({ caller, parameters: { id } }, { overrides }) {
      const before = overrides.view(id);
      await overrides.clear(id, caller.name);
      const change = overrideChange(id, before, undefined);
      return jsonReply(200, { integration_id: id, cleared: true }, { change });
    },
  }),
  operation({
    id: 'exportOverride',
    method: 'GET',
    path: '/v1/admin/integrations/{id}/overrides/export',
    area,
    summary: 'The patch of the files that makes an override permanent',
    description: '`git apply` takes it in the folder of the project.',
    role: 'viewer',
    cost: 'read',
    answers: {
      200: { description: 'A unified diff.', schema: { type: 'string' }, type: 'text/x-diff' },
    },
    refusals: [409],
    handle({ parameters }, { overrides }) {
      const content = { text: overrides.export(parameters.id), type: 'text/x-diff; charset=utf-8' };
      return { status: 200, content };
    },
  }),
];
