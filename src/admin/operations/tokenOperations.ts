import { page } from '../page.ts';
import { pageSchema } from '../schemas/pageSchema.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import { notFound } from '../toAdminError.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';
import { pageParameters } from './pageParameters.ts';

const area = 'tokens';

/** The tokens of this API. */
export const tokenOperations = [
  operation({
    id: 'listTokens',
    method: 'GET',
    path: '/v1/admin/tokens',
    area,
    summary: 'The tokens there are',
    role: 'admin',
    cost: 'read',
    query: pageParameters,
    answers: { 200: { description: 'Tokens by their ids.', schema: pageSchema('Token') } },
    handle({ query }, { tokens }) {
      return jsonReply(
        200,
        page(tokens.list(), query, ({ id }) => id),
      );
    },
  }),
  operation({
    id: 'createToken',
    method: 'POST',
    path: '/v1/admin/tokens',
    area,
    summary: 'Make a token',
    role: 'admin',
    cost: 'write',
    audit: 'token.create',
    body: { kind: 'object', schema: schemaRef('TokenRequest'), checkedBy: 'handler' },
    answers: {
      201: { description: 'The token, for the only time that it is shown.', schema: schemaRef('NewToken') },
    },
    refusals: [409],
    async handle({ caller, body }, { tokens }) {
      const { token, ...view } = await tokens.create(body, caller.name);
      return jsonReply(201, { ...view, token }, { change: { target: view.id, after: view } });
    },
  }),
  operation({
    id: 'revokeToken',
    method: 'DELETE',
    path: '/v1/admin/tokens/{id}',
    area,
    summary: 'Revoke a token at once',
    role: 'admin',
    cost: 'write',
    audit: 'token.revoke',
    answers: { 200: { description: 'It is nobody’s any more.', schema: schemaRef('RevokedToken') } },
    async handle({ path, parameters: { id } }, { tokens }) {
      const before = tokens.list().find((token) => token.id === id);
      if (!(await tokens.revoke(id))) throw notFound(path);
      return jsonReply(200, { id, revoked: true }, { change: { target: id, before } });
    },
  }),
];
