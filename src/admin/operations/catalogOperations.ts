import { page } from '../page.ts';
import { pageSchema } from '../schemas/pageSchema.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import { notFound } from '../toAdminError.ts';
import { installationChange } from './installationChange.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';
import { pageParameters } from './pageParameters.ts';

const area = 'catalog';

/** What can be installed, and installing it. */
export const catalogOperations = [
  operation({
    id: 'listCatalog',
    method: 'GET',
    path: '/v1/admin/integration-catalog',
    area,
    summary: 'What can be installed',
    role: 'viewer',
    cost: 'read',
    query: pageParameters,
    answers: { 200: { description: 'Entries by their keys.', schema: pageSchema('CatalogEntry') } },
    handle({ query }, { installations: { catalog } }) {
      const entries = [...catalog.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
      return jsonReply(
        200,
        page(entries, query, ({ key }) => key),
      );
    },
  }),
  operation({
    id: 'showCatalogEntry',
    method: 'GET',
    path: '/v1/admin/integration-catalog/{key}',
    area,
    summary: 'One entry of the catalog',
    role: 'viewer',
    cost: 'read',
    answers: { 200: { description: 'The entry.', schema: schemaRef('CatalogEntry') } },
    handle({ path, parameters }, { installations: { catalog } }) {
      const entry = catalog.get(parameters.key);
      if (entry === undefined) throw notFound(path);
      return jsonReply(200, entry);
    },
  }),
  operation({
    id: 'installIntegration',
    method: 'POST',
    path: '/v1/admin/integration-catalog/{key}/install',
    area,
    summary: 'Install an entry of the catalog',
    role: 'editor',
    cost: 'write',
    audit: 'integration.install',
    idempotent: true,
    body: { kind: 'object', schema: schemaRef('Installation'), checkedBy: 'handler' },
    answers: { 201: { description: 'What was installed.', schema: schemaRef('Installed') } },
    refusals: [409],
    async handle({ caller, parameters, body }, { installations }) {
      const template = await installations.install(parameters.key, body, caller.name);
      const revision = installations.revisions(template.id).at(-1);
      const headers = { Location: `/v1/admin/integrations/${template.id}` };
      const change = installationChange(installations, template);
      return jsonReply(201, { template, revision }, { headers, change });
    },
  }),
];
