import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PathStep } from '../../blueprint/Path.ts';
import { packageFolder } from '../../yaml/packageFolder.ts';
import { anyKind, Kind } from './Kind.ts';

/** A node of `schemas/event.schema.json`, as far as it is read here. */
export interface EventSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, EventSchema>>;
  readonly additionalProperties?: EventSchema;
  readonly items?: EventSchema;
  /** So few values that they spread records badly. */
  readonly 'x-values'?: 'few';
  /** A map without members of one's own. */
  readonly 'x-members'?: 'fixed';
}

/** What the schema says of a path. */
export interface KnownPath {
  /** Of the value itself; undefined where nothing is known of it. */
  readonly schema: EventSchema | undefined;
  readonly kinds: number;
  /** Set where the path leaves what is known: the step, and what its holder is. */
  readonly strays?: { readonly index: number; readonly holder: EventSchema; readonly isImpossible: boolean };
}

const bits: Readonly<Record<string, number>> = {
  null: Kind.null,
  boolean: Kind.boolean,
  number: Kind.number,
  integer: Kind.number,
  string: Kind.string,
  array: Kind.list,
  object: Kind.map,
};

let root: EventSchema | undefined;

/** The schema of an event, read at its first use. */
export function eventSchema(): EventSchema {
  root ??= JSON.parse(
    readFileSync(join(packageFolder('schemas'), 'event.schema.json'), 'utf8'),
  ) as EventSchema;
  return root;
}

export function kindsOf({ type }: EventSchema): number {
  if (type === undefined) return anyKind & ~Kind.missing;
  return [type].flat().reduce((kinds, name) => kinds | (bits[name] ?? 0), 0);
}

/** A map's member by name: described, or as all those that are not, or undefined. */
export function memberOf(schema: EventSchema, name: string): EventSchema | undefined {
  const { properties } = schema;
  if (properties !== undefined && Object.hasOwn(properties, name)) return properties[name];
  return schema.additionalProperties;
}

/**
 * Follows a path.
 *
 * @param mapsLists whether a name that meets a list is looked up in its items, as JSONata does.
 */
export function knownPath(steps: readonly PathStep[], mapsLists = false): KnownPath {
  let schema = eventSchema();
  let mayBeMissing = 0;
  for (const [index, step] of steps.entries()) {
    if (mapsLists && typeof step === 'string' && holdsList(schema)) schema = schema.items ?? {};
    const kinds = kindsOf(schema);
    if ((kinds & (typeof step === 'number' ? Kind.list : Kind.map)) === 0) {
      return {
        schema: undefined,
        kinds: Kind.missing,
        strays: { index, holder: schema, isImpossible: true },
      };
    }
    const next = typeof step === 'number' ? schema.items : memberOf(schema, step);
    if (next === undefined) {
      return { schema: undefined, kinds: anyKind, strays: { index, holder: schema, isImpossible: false } };
    }
    const isSure = kinds === Kind.map && (schema.required ?? []).includes(String(step));
    if (!isSure) mayBeMissing = Kind.missing;
    schema = next;
  }
  return { schema, kinds: kindsOf(schema) | mayBeMissing };
}

/** Whether what stands here is a list rather than a map. */
export function holdsList(schema: EventSchema): boolean {
  return (kindsOf(schema) & (Kind.list | Kind.map)) === Kind.list;
}
