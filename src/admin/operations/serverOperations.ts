import { schemaRef } from '../schemas/schemaRef.ts';
import { strictObject } from '../schemas/strictObject.ts';
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
    answers: { 200: { description: 'It does.', schema: strictObject({ status: { const: 'ok' } }) } },
    handle: () => jsonReply(200, { status: 'ok' }),
  }),
  operation({
    id: 'isReady',
    method: 'GET',
    path: '/readyz',
    area,
    summary: 'Whether events are taken, and why not',
    description:
      'A parked integration or an edit that does not check out is no reason to send no more events: it is told as `degraded`.',
    role: 'anyone',
    cost: 'read',
    answers: {
      200: { description: 'They are.', schema: schemaRef('Readiness') },
      503: { description: 'They are not; `reasons` tells why.', schema: schemaRef('Readiness') },
    },
    handle(_, { engine }) {
      const readiness = engine.ready();
      return jsonReply(readiness.ready ? 200 : 503, readiness);
    },
  }),
];
