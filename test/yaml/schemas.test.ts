import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';

type Json = Readonly<Record<string, unknown>>;

const schemas = new Map(
  readdirSync('schemas').map((file): [string, Json] => [
    file,
    JSON.parse(readFileSync(`schemas/${file}`, 'utf8')),
  ]),
);

interface Place {
  readonly pointer: string;
  readonly schema: Json;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keywords that hold a schema, a list of schemas, or schemas by name; a condition under `if` is offered to nobody. */
const single = ['items', 'additionalProperties', 'propertyNames', 'then', 'else', 'not', 'contains'];
const listed = ['allOf', 'anyOf', 'oneOf'];
const named = ['properties', 'definitions', 'patternProperties'];

/** A schema and all schemas within it. */
function* placesIn(schema: unknown, pointer: string): Generator<Place> {
  if (!isObject(schema)) return;
  yield { pointer, schema };
  for (const key of single) yield* placesIn(schema[key], `${pointer}/${key}`);
  for (const key of [...listed, ...named]) {
    for (const [name, inner] of Object.entries(schema[key] ?? {}))
      yield* placesIn(inner, `${pointer}/${key}/${name}`);
  }
}

/** A property that is written down as such: what completion offers and hover explains. */
const isProperty = ({ pointer }: Place) => /\/properties\/[^/]+$/.test(pointer);

function target(schema: Json, file: string): Json {
  const reference = typeof schema.$ref === 'string' ? schema.$ref : undefined;
  if (reference === undefined) return schema;
  const [page = '', path = ''] = reference.split('#');
  const found = path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), schemas.get(page || file));
  return isObject(found) ? target(found, page || file) : {};
}

const all = [...schemas].flatMap(([file, schema]) =>
  [...placesIn(schema, '#')].map((place) => ({ ...place, file, where: `${file}${place.pointer}` })),
);

describe('the schemas', () => {
  it('explain every property, so that completion and hover teach the format', () => {
    const properties = all.filter(isProperty);
    const mute = properties.filter(({ schema, file }) => {
      const { description } = target(schema, file);
      return typeof description !== 'string' || description.length < 8 || !description.endsWith('.');
    });
    expect(mute.map(({ where }) => where)).toEqual([]);
    expect(properties.length).toBeGreaterThan(80);
  });

  it('explain every definition and every member of a list or a map', () => {
    const inner = all.filter(({ pointer }) =>
      /\/(definitions\/[^/]+|items|additionalProperties)$/.test(pointer),
    );
    const mute = inner.filter(({ schema, file }) => target(schema, file).description === undefined);
    expect(mute.map(({ where }) => where)).toEqual([]);
    expect(inner.length).toBeGreaterThan(20);
  });

  it('find the one that is mute', () => {
    const [mute] = [...placesIn({ properties: { a: { items: { properties: { b: {} } } } } }, '#')].filter(
      (place) => isProperty(place) && place.pointer.endsWith('b'),
    );
    expect(mute?.pointer).toBe('#/properties/a/items/properties/b');
  });

  it('give an example of each property that takes text of some shape, a list or a map', () => {
    const needy = all.filter(isProperty).filter(({ schema, file }) => {
      const { type, enum: choices, ...rest } = target(schema, file);
      const shown = schema.examples ?? rest.examples ?? schema.default;
      return shown === undefined && choices === undefined && type !== 'boolean' && !hasMembers(schema, file);
    });
    expect(needy.map(({ where }) => where)).toEqual([]);
  });

  it('show examples and defaults that they themselves take', () => {
    const ajv = formats.default(new Ajv({ strict: false, allErrors: true }));
    for (const schema of schemas.values()) ajv.addSchema(schema);
    const shown = all.flatMap(({ schema, where, file, pointer }) =>
      [...((schema.examples ?? []) as unknown[]), ...('default' in schema ? [schema.default] : [])].map(
        (example) => ({ example, where, reference: `${file}${pointer}` }),
      ),
    );
    const wrong = shown.filter(
      ({ example, reference }) => !ajv.validate({ $ref: encodeURI(reference) }, example),
    );
    expect(wrong).toEqual([]);
    expect(shown.length).toBeGreaterThan(80);
  });
});

/** What it leads to explains itself by its own members. */
function hasMembers(schema: Json, file: string): boolean {
  const { properties, items, allOf } = target(schema, file);
  const parts = [items, ...(Array.isArray(allOf) ? allOf : [])].filter(isObject);
  return (
    isObject(properties) || parts.some((part) => isObject(part) && (hasMembers(part, file) || '$ref' in part))
  );
}
