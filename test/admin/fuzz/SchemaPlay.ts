import type { JsonSchema, NamedSchemas } from '../../../src/admin/schemas/JsonSchema.ts';
import type { Random } from '../../expression/fuzz/Random.ts';
import { hostileValue } from './hostileValues.ts';

/** Depth from which on values stay small. */
const deepest = 5;

/** Draws values that a schema takes, and values that are nearly such. */
export class SchemaPlay {
  readonly #random: Random;
  readonly #components: NamedSchemas;
  /** Texts that mean something to the server: ids, names, options. */
  readonly #words: readonly string[];
  /** How likely each part is drawn as something else than its schema says. */
  readonly #mischief: number;

  constructor(random: Random, components: NamedSchemas, words: readonly string[], mischief: number) {
    this.#random = random;
    this.#components = components;
    this.#words = words;
    this.#mischief = mischief;
  }

  draw(schema: JsonSchema, depth = 0): unknown {
    const random = this.#random;
    if (random.chance(this.#mischief)) return hostileValue(random);
    const { $ref, enum: options, const: only, oneOf, anyOf } = schema;
    if (typeof $ref === 'string') return this.draw(this.#resolve($ref), depth);
    if (only !== undefined) return only;
    if (Array.isArray(options)) return random.pick(options);
    const choice = oneOf ?? anyOf;
    if (Array.isArray(choice)) return this.draw(random.pick(choice), depth);
    const types = [schema.type ?? 'object'].flat();
    return this.#drawType(random.pick(types), schema, depth);
  }

  #drawType(type: unknown, schema: JsonSchema, depth: number): unknown {
    const random = this.#random;
    switch (type) {
      case 'null':
        return null;
      case 'boolean':
        return random.chance(0.5);
      case 'integer':
      case 'number':
        return this.#number(schema);
      case 'string':
        if (schema.format === 'date-time' && random.chance(0.8)) return this.#moment();
        return random.chance(0.7) && this.#words.length > 0 ? random.pick(this.#words) : text(random);
      case 'array':
        return random.times(0, depth > deepest ? 0 : 3, () =>
          this.draw((schema.items ?? {}) as JsonSchema, depth + 1),
        );
      default:
        return this.#object(schema, depth);
    }
  }

  #number({ minimum = -5, maximum = 1000 }: JsonSchema): number {
    const [low, high] = [Number(minimum), Number(maximum)];
    const random = this.#random;
    return random.pick([low, high, random.between(low, high), low - 1, high + 1]);
  }

  #object({ properties = {}, required = [], additionalProperties }: JsonSchema, depth: number): unknown {
    const random = this.#random;
    const members: [string, unknown][] = [];
    for (const [name, schema] of Object.entries(properties as NamedSchemas)) {
      const isNeeded = (required as readonly string[]).includes(name);
      const isKnown = random.chance(0.8);
      if (isKnown && name === 'config') members.push([name, this.#settings()]);
      else if (isKnown && name === 'patch') members.push([name, this.#patch()]);
      else if (random.chance(isNeeded ? 0.95 : 0.4)) members.push([name, this.draw(schema, depth + 1)]);
    }
    const isOpen = additionalProperties !== false || random.chance(this.#mischief);
    if (isOpen && depth <= deepest) {
      const more = random.times(0, 3, (): [string, unknown] => [this.#name(), hostileValue(random)]);
      members.push(...more);
    }
    return Object.fromEntries(random.shuffled(members));
  }

  /** Settings of a DynamoDB table, which are sound unless something is mischievous. */
  #settings(): unknown {
    const random = this.#random;
    const settings: [string, unknown][] = [
      ['table_name', random.pick(['events', 'orders'])],
      ['region', random.pick(['eu-west-1', 'us-east-1'])],
      ['auth', random.pick(['access_keys', 'default_chain'])],
      ['access_key_id', random.pick(['***', 'AKIAPLANTEDBYFUZZ001'])],
      ['secret_access_key', random.pick(['***', null, 'planted/fuzzed-secret+0123456789abcdefgh'])],
      ['endpoint', 'http://127.0.0.1:9'],
      ['linger_ms', random.pick([10, 50, 1e9])],
    ];
    const drawn = settings.filter(() => random.chance(0.9));
    const odd = drawn.map(([name, value]) => [
      name,
      random.chance(this.#mischief) ? hostileValue(random) : value,
    ]);
    return Object.fromEntries(odd);
  }

  /** What an override of a table's blueprint says: most of it holds, and changes something. */
  #patch(): unknown {
    const random = this.#random;
    const patches: readonly (() => unknown)[] = [
      () => ({ item: { extra: { value: text(random) } } }),
      () => ({ item: { total: { expr: 'properties.total / 100', type: 'N', on_mismatch: 'omit' } } }),
      () => ({ item: { shout: { from: 'event', transform: ['uppercase'] } } }),
      () => ({ item: { event: null } }),
      () => ({ when: "type = 'track'" }),
      () => ({ item: { broken: { expr: '1 +' } } }),
      () => ({ item: { [this.#name()]: hostileValue(random) } }),
    ];
    return random.pick(patches)();
  }

  /** To come mostly: within seconds, so that it passes while others ask, or within weeks. */
  #moment(): string {
    const seconds = this.#random.pick([-1, 2, 30, 3600, 30 * 86_400, 400 * 86_400]);
    return new Date(Date.now() + seconds * 1000).toISOString();
  }

  #name(): string {
    const random = this.#random;
    const odd = ['__proto__', 'constructor', 'toString', '', '.', 'a'.repeat(500), 'naïve\u0000', '$ref'];
    return random.chance(0.5) && this.#words.length > 0 ? random.pick(this.#words) : random.pick(odd);
  }

  #resolve(ref: string): JsonSchema {
    const found = this.#components[ref.split('/').at(-1) ?? ''];
    if (found === undefined) throw new Error(`nothing is called ${ref}`);
    return found;
  }
}

function text(random: Random): string {
  return random.times(0, 12, () => String.fromCharCode(random.between(32, 126))).join('');
}
