import { readSchema } from '../../yaml/readSchema.ts';
import type { SchemaName } from '../../yaml/SchemaName.ts';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly then?: Schema;
  readonly else?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** A schema, and the file that its references point into. */
interface Placed {
  readonly schema: Schema;
  readonly root: Schema;
}

/** What a format's schema says of one value: in which order its keys are listed, and the shape of what is in it. */
export class SchemaShape {
  readonly #alternatives: readonly Placed[];

  private constructor(alternatives: readonly Placed[]) {
    this.#alternatives = alternatives.flatMap(expand);
  }

  static of(name: SchemaName): SchemaShape {
    const root = schemaOf(name);
    return new SchemaShape([{ schema: root, root }]);
  }

  /** The keys that the schema lists; those of a map that people name themselves are not among them. */
  get keys(): readonly string[] {
    return [...new Set(this.#alternatives.flatMap(({ schema }) => Object.keys(schema.properties ?? {})))];
  }

  member(key: string): SchemaShape {
    return this.#inner(({ properties = {}, additionalProperties }) => {
      if (Object.hasOwn(properties, key)) return properties[key];
      return typeof additionalProperties === 'object' ? additionalProperties : undefined;
    });
  }

  item(): SchemaShape {
    return this.#inner(({ items }) => items);
  }

  #inner(choose: (schema: Schema) => Schema | undefined): SchemaShape {
    const chosen = this.#alternatives.flatMap(({ schema, root }) => {
      const inner = choose(schema);
      return inner === undefined ? [] : [{ schema: inner, root }];
    });
    return new SchemaShape(chosen);
  }
}

const schemas = new Map<SchemaName, Schema>();

function schemaOf(name: SchemaName): Schema {
  const schema = schemas.get(name) ?? (readSchema(name) as Schema);
  schemas.set(name, schema);
  return schema;
}

/** A schema with all that it refers to or combines. */
function expand({ schema, root }: Placed): Placed[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
  const parts = [...allOf, ...anyOf, ...oneOf, schema.then, schema.else].filter((part) => part !== undefined);
  const combined = parts.map((part) => ({ schema: part, root }));
  const referred = $ref === undefined ? [] : [resolveReference($ref, root)];
  return [{ schema, root }, ...[...combined, ...referred].flatMap(expand)];
}

/** `#/definitions/<name>`, or the same in the schema of another format. */
function resolveReference(reference: string, root: Schema): Placed {
  const [file = '', fragment = ''] = reference.split('#');
  const other = /([a-z]+)\.schema\.json$/.exec(file)?.[1] as SchemaName | undefined;
  const base = other === undefined ? root : schemaOf(other);
  const name = fragment.replace('/definitions/', '');
  const schema = name === '' ? base : base.definitions?.[name];
  if (schema === undefined) throw new Error(`a schema refers to ${reference}, which is not there`);
  return { schema, root: base };
}
