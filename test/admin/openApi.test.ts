import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/admin/openapi/openApiDocument.ts';
import { operations } from '../../src/admin/operations/operations.ts';
import { componentSchemas } from '../../src/admin/schemas/componentSchemas.ts';
import { bootstrap, startAdmin } from './adminServer.ts';
import { checkAnswer } from './checkAnswer.ts';

const document = openApiDocument(operations);

function officialValidator() {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv).addFormat('media-range', /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/);
  const text = readFileSync('test/fixtures/openapi/openapi-3.1-2022-10-07.json', 'utf8');
  // Left open there for the dialect of schemas, of which this library finds no default: theirs are looked at below.
  return ajv.compile(JSON.parse(text.replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"')));
}

describe('the OpenAPI document', () => {
  it('is one of version 3.1, as its official schema says', () => {
    const validate = officialValidator();
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    // The schema does look.
    expect(validate({ ...document, paths: { 'no-slash': { get: { responses: 7 } } } })).toBe(false);
  });

  it('has schemas that are sound, and refer to nothing that is missing', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    formats.default(ajv);
    ajv.addVocabulary(['components']);
    ajv.addSchema({ $id: 'document', components: { schemas: componentSchemas } }, undefined, false, false);
    const text = JSON.stringify(document);
    const references = new Set([...text.matchAll(/"\$ref":"#([^"]+)"/g)].map(([, at]) => at));
    expect(references.size).toBeGreaterThan(10);
    for (const at of references) expect(() => ajv.compile({ $ref: `document#${at}` })).not.toThrow();
    for (const schema of Object.values(componentSchemas)) expect(ajv.validateSchema(schema)).toBe(true);
    const unused = Object.keys(componentSchemas).filter(
      (name) => !references.has(`/components/schemas/${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('names each operation once, and its path’s parameters', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    const routes = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(routes).size).toBe(routes.length);
    for (const { method, query, body } of operations) {
      if (method === 'GET') expect(body).toBeUndefined();
      else expect(query).toBeUndefined();
    }
  });

  it('is answered as it is, and holds no secret', async () => {
    const { request } = await startAdmin();
    const { status, body, text } = await request('GET', '/v1/admin/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(document)));
    expect(text).not.toContain(bootstrap);
  });

  it('is what answers are held against: one with another shape, type or status is found', () => {
    const json = new Headers({ 'Content-Type': 'application/json' });
    const removed = { id: 'a', deleted: true, discarded: { in_flight: 0, dead: 0 } };
    const check = (status: number, value: unknown, headers = json) =>
      checkAnswer('DELETE', '/v1/admin/integrations/a', { status, headers, text: JSON.stringify(value) });
    check(200, removed);
    check(404, { error: { code: 'c', message: 'm' } });
    expect(() => check(200, { ...removed, more: 1 })).toThrow('additional properties');
    expect(() => check(200, { ...removed, id: 1 })).toThrow('must be string');
    expect(() => check(200, removed, new Headers({ 'Content-Type': 'text/html' }))).toThrow('as text/html');
    expect(() => check(418, { error: { code: 'c', message: 'm' } })).toThrow('not declared');
    expect(() => check(404, { message: 'm' })).toThrow('required');
  });
});
