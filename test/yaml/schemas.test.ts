import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { pointer } from '../../src/yaml/pointer.ts';

type Schema = Record<string, unknown>;

const files = readdirSync('schemas').sort();
const schemas = new Map(
  files.map((file) => [file, JSON.parse(readFileSync(`schemas/${file}`, 'utf8')) as Schema]),
);

function allSchemas(): Ajv {
  const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
  ajv.addVocabulary(['patternErrorMessage', 'x-values', 'x-members']);
  formats.default(ajv);
  for (const schema of schemas.values()) ajv.addSchema(schema);
  return ajv;
}

/** Every schema that describes a value, with its reference: `file#/properties/name`. */
function* described(schema: Schema, at: string): Generator<[string, Schema]> {
  yield [at, schema];
  for (const word of ['properties', 'definitions']) {
    for (const [name, below] of Object.entries((schema[word] ?? {}) as Record<string, Schema>)) {
      if (typeof below === 'object') yield* described(below, at + pointer(word, name));
    }
  }
  for (const word of ['items', 'additionalProperties', 'then', 'else']) {
    const below = schema[word];
    if (typeof below === 'object' && below !== null) yield* described(below as Schema, `${at}/${word}`);
  }
}

const places = [...schemas].flatMap(([file, schema]) => [...described(schema, `${file}#`)]);

/** Without an example or a default of its own an editor has nothing to propose, unless the type says it all. */
function proposesNothing({ examples, default: initial, enum: allowed, type, $ref }: Schema): boolean {
  return (examples ?? initial ?? allowed ?? $ref) === undefined && type !== 'object' && type !== 'array';
}

describe('the schemas', () => {
  it('are those of the five formats, and of events', () => {
    const names = ['blueprint', 'catalog', 'event', 'override', 'project', 'test'];
    expect(files).toEqual(names.map((name) => `${name}.schema.json`));
  });

  it.each(files)('%s is strict draft-07, for editors and ajv alike', (file) => {
    expect(schemas.get(file)).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: file,
    });
    expect(allSchemas().getSchema(file)).toBeTypeOf('function');
  });

  it('describe every value', () => {
    const silent = places.filter(([, { description, $ref }]) => ($ref ?? description) === undefined);
    // What an alternative adds is told by its members, or by what it refers to.
    const spoken = silent.filter(([at]) => !/\/(then|else)$/.test(at));
    expect(spoken.map(([at]) => at)).toEqual([]);
    expect(places.length).toBeGreaterThan(100);
  });

  it('describe it in whole sentences, as hover shows them', () => {
    const scraps = places.filter(
      ([, { description }]) => description && !/^\S.+[.]$/.test(String(description)),
    );
    expect(scraps.map(([at]) => at)).toEqual([]);
  });

  it('propose something for every property', () => {
    const silent = places.filter(([at, schema]) => /\/properties\/\w+$/.test(at) && proposesNothing(schema));
    // Conditions and patches are whole maps, whose own schemas have the examples.
    const maps = ['required_when', 'visible_when', 'patch'];
    expect(silent.map(([at]) => at).filter((at) => !maps.some((name) => at.endsWith(`/${name}`)))).toEqual(
      [],
    );
  });

  it('give examples and defaults that are valid themselves', () => {
    const ajv = allSchemas();
    const faulty = places.flatMap(([at, schema]) => {
      if (/\/(then|else)$/.test(at)) return [];
      const samples = [
        ...((schema.examples ?? []) as unknown[]),
        ...('default' in schema ? [schema.default] : []),
      ];
      const valid = ajv.compile({ $ref: at });
      return samples.filter((sample) => !valid(sample)).map((sample) => [at, sample, valid.errors]);
    });
    expect(faulty).toEqual([]);
  });
});
