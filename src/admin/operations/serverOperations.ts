import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';

const area = 'server';

/** The server itself. */
export const serverOperations = [
  operation({
    id: 'describeApi',
    method: 'GET',
    path: '/v1/admin/openapi.json',
    area,
    summary: 'This API as an OpenAPI 3.1 document',
    role: 'viewer',
    cost: 'read',
    answers: { 200: { description: 'The document.', schema: { type: 'object' } } },
    handle: (_, { document }) => ({ status: 200, content: { text: document, type: 'application/json' } }),
  }),
  operation({
    id: 'readMetrics',
    method: 'GET',
    path: '/metrics',
    area,
    summary: 'Metrics in the text format of Prometheus',
    role: 'viewer',
    cost: 'read',
    answers: { 200: { description: 'The metrics.', schema: { type: 'string' }, type: 'text/plain' } },
    async handle(_, { engine }) {
      return {
        status: 200,
        content: { text: await engine.metrics.text(), type: engine.metrics.contentType },
      };
    },
  }),
  operation({
    id: 'isAlive',
    method: 'GET',
    path: '/healthz',
    area,
    summary: 'Whether the process answers at all',
    role: 'anyone',
    cost: 'read',
    answers: {
      200: { description: 'It does.', schema: { type: 'object', properties: { status: { const: 'ok' } } } },
    },
    handle: () => jsonReply(200, { status: 'ok' }),
  }),
];
