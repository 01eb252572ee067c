import { demandInstalled, unknownIntegration } from '../demandInstalled.ts';
import { page } from '../page.ts';
import { pageSchema } from '../schemas/pageSchema.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import { changed } from './changed.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';
import { pageParameters } from './pageParameters.ts';

const area = 'integrations';
const integration = { description: 'The integration as it is now.', schema: schemaRef('Integration') };

/** What is installed: looking at it, changing it, removing it. */
export const integrationOperations = [
  operation({
    id: 'listIntegrations',
    method: 'GET',
    path: '/v1/admin/integrations',
    area,
    summary: 'What is installed',
    role: 'viewer',
    cost: 'read',
    query: pageParameters,
    answers: { 200: { description: 'Integrations by their ids.', schema: pageSchema('Integration') } },
    handle({ query }, { installations }) {
      return jsonReply(
        200,
        page(installations.views(), query, ({ id }) => id),
      );
    },
  }),
  operation({
    id: 'showIntegration',
    method: 'GET',
    path: '/v1/admin/integrations/{id}',
    area,
    summary: 'One integration',
    role: 'viewer',
    cost: 'read',
    answers: { 200: integration },
    handle({ parameters }, { installations }) {
      return jsonReply(200, demandInstalled(installations, parameters.id));
    },
  }),
  operation({
    id: 'changeIntegration',
    method: 'PATCH',
    path: '/v1/admin/integrations/{id}',
    area,
    summary: 'Change what the request names, and nothing else',
    description: '`{"config": {"region": "eu-west-1"}}` keeps everything else, secrets included.',
    role: 'editor',
    cost: 'write',
    audit: 'integration.change',
    body: { kind: 'object', schema: schemaRef('InstallationChange'), checkedBy: 'handler' },
    answers: { 200: integration },
    refusals: [409],
    async handle({ caller, parameters, body }, { installations }) {
      return changed(installations, parameters.id, () =>
        installations.change(parameters.id, body, caller.name),
      );
    },
  }),
  operation({
    id: 'removeIntegration',
    method: 'DELETE',
    path: '/v1/admin/integrations/{id}',
    area,
    summary: 'Remove an integration with its events, dead letters, counts and revisions',
    role: 'editor',
    cost: 'write',
    audit: 'integration.remove',
    answers: { 200: { description: 'What was discarded.', schema: schemaRef('Removal') } },
    refusals: [409],
    async handle({ parameters }, { installations }) {
      const { id } = parameters;
      const before = installations.revisions(id).at(-1);
      const removal = await installations.remove(id);
      return jsonReply(200, removal, { change: { target: id, before, after: removal.discarded } });
    },
  }),
  switchOperation('enable', true, 'Deliver again'),
  switchOperation('disable', false, 'Stop delivering; events are filtered with the reason `disabled`'),
  operation({
    id: 'showLedger',
    method: 'GET',
    path: '/v1/admin/integrations/{id}/ledger',
    area,
    summary: 'What has become of every event',
    role: 'viewer',
    cost: 'read',
    answers: { 200: { description: 'The books.', schema: schemaRef('Ledger') } },
    handle({ parameters: { id } }, { engine, installations }) {
      const ledger = engine.ledger(id);
      // One that has left the project file has books still.
      if (ledger === undefined) throw unknownIntegration(id);
      const revision = installations.view(id)?.revision ?? ledger.revisions.at(-1)?.revision;
      return jsonReply(200, { integration_id: id, revision, ...ledger });
    },
  }),
];

function switchOperation(verb: 'enable' | 'disable', enabled: boolean, summary: string) {
  return operation({
    id: `${verb}Integration`,
    method: 'POST',
    path: `/v1/admin/integrations/{id}/${verb}`,
    area,
    summary,
    role: 'editor',
    cost: 'write',
    audit: 'integration.change',
    answers: { 200: integration },
    refusals: [409, 422],
    async handle({ caller, parameters }, { installations }) {
      return changed(installations, parameters.id, () =>
        installations.change(parameters.id, { enabled }, caller.name),
      );
    },
  });
}
