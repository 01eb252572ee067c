import { packageVersion } from '../../compiler/runtime/packageVersion.ts';
import { areas, type Operation } from '../operations/Operation.ts';
import { componentSchemas } from '../schemas/componentSchemas.ts';
import type { JsonSchema } from '../schemas/JsonSchema.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import { refusalsOf } from './refusalsOf.ts';

/** Operations as an OpenAPI 3.1 document. */
export function openApiDocument(operations: readonly Operation[]): JsonSchema {
  const paths = new Map<string, Record<string, unknown>>();
  for (const operation of operations) {
    const item = paths.get(operation.path) ?? {};
    item[operation.method.toLowerCase()] = describe(operation);
    paths.set(operation.path, item);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Patchbay admin API',
      version: packageVersion,
      description: 'What can be installed, what is, how it fares, and who may change it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: areas.map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: componentSchemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '`patchbay token create`' },
      },
    },
  };
}

function describe(operation: Operation): JsonSchema {
  const { id, area, summary, description, role, query = {}, body } = operation;
  const needs = role === 'anyone' ? 'Needs no token.' : `Takes the token of ${withArticle(role)}.`;
  return {
    operationId: id,
    tags: [area],
    summary,
    description: description === undefined ? needs : `${description}\n\n${needs}`,
    ...(role === 'anyone' ? { security: [] } : {}),
    parameters: [
      ...pathParameters(operation.path),
      ...queryParameters(query),
      ...(operation.idempotent === true ? [idempotencyKey] : []),
    ],
    ...(body === undefined ? {} : { requestBody: requestBody(body) }),
    responses: responsesOf(operation),
  };
}

const idempotencyKey: JsonSchema = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Has the request done once, however often it is sent within 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

function pathParameters(path: string): JsonSchema[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters(query: NonNullable<Operation['query']>): JsonSchema[] {
  return Object.entries(query).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function requestBody(body: NonNullable<Operation['body']>): JsonSchema {
  const schema = body.kind === 'events' ? { description: 'An event, or a list of events.' } : body.schema;
  return { required: true, content: { 'application/json': { schema } } };
}

function responsesOf(operation: Operation): JsonSchema {
  const responses: Record<string, JsonSchema> = {};
  for (const [status, description] of refusalsOf(operation)) {
    responses[status] = { description, content: jsonContent(schemaRef('Error')) };
  }
  for (const [status, { description, schema, type }] of Object.entries(operation.answers)) {
    const other = responses[status];
    const content =
      type === undefined ? jsonContent(other ? either(schema) : schema) : { [type]: { schema } };
    responses[status] = {
      description: other === undefined ? description : `${description} Or: ${other.description}`,
      content,
    };
  }
  return responses;
}

function either(schema: JsonSchema): JsonSchema {
  return { oneOf: [schema, schemaRef('Error')] };
}

function jsonContent(schema: JsonSchema): JsonSchema {
  return { 'application/json': { schema } };
}

function withArticle(role: string): string {
  return /^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`;
}
