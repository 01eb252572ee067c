import type { ObjectShape, Shape } from '../data/Shape.ts';
import type { Random } from '../Random.ts';

/** A piece of an expression: its text, how tightly its outermost operator binds, and what it is thought to yield. */
export interface Drawn {
  readonly text: string;
  /** Binding power as in the standard's grammar; pieces of a lesser power than their place asks for get parentheses. */
  readonly power: number;
  readonly shape: Shape;
}

export interface Variable {
  readonly name: string;
  readonly shape: Shape;
}

export type Wanted = 'number' | 'text' | 'boolean' | 'object' | 'list' | 'any';

export interface Production {
  readonly weight: number;
  /** Needs no pieces of its own, so that drawing comes to an end. */
  readonly leaf?: true;
  /** Undefined where the production does not fit, such as a path to a number where no number can be reached. */
  draw(at: Draw): Drawn | undefined;
}

export type Grammar = Readonly<Record<Exclude<Wanted, 'any'>, readonly Production[]>>;

/** Where drawing stands: what names mean here and how much further it may go. */
interface Place {
  readonly focus: Shape;
  readonly root: Shape;
  /** What `%`, `%.%`, … stand for, nearest first. */
  readonly parents: readonly Shape[];
  readonly variables: readonly Variable[];
  readonly depth: number;
}

export const tightest = 100;
export const argument = 0;

export class Draw {
  readonly random: Random;
  readonly place: Place;
  /** How often something of another kind than asked for is drawn. */
  readonly sloppiness: number;
  readonly #grammar: Grammar;

  constructor(random: Random, grammar: Grammar, sloppiness: number, place: Place) {
    this.random = random;
    this.#grammar = grammar;
    this.sloppiness = sloppiness;
    this.place = place;
  }

  at(change: Partial<Place>): Draw {
    return new Draw(this.random, this.#grammar, this.sloppiness, { ...this.place, ...change });
  }

  /** Inside one item of a path's step, a predicate or an order-by term: names are looked up in the item. */
  inside(focus: Shape, parents: readonly Shape[] = []): Draw {
    return this.at({ focus, parents: [...parents, ...this.place.parents].slice(0, 3) });
  }

  with(...variables: Variable[]): Draw {
    return this.at({ variables: [...this.place.variables, ...variables] });
  }

  deeper(): Draw {
    return this.at({ depth: this.place.depth - 1 });
  }

  draw(wanted: Wanted): Drawn {
    const kinds = ['number', 'text', 'boolean', 'object', 'list'] as const;
    const strays = wanted === 'any' || this.random.chance(this.sloppiness);
    const kind = strays ? this.random.pick(kinds) : wanted;
    const usable = this.#grammar[kind].filter(({ leaf }) => leaf || this.place.depth > 0);
    for (let tries = 0; tries < 8; tries++) {
      const drawn = this.random.pickWeighted(usable).draw(this);
      if (drawn !== undefined) return drawn;
    }
    return this.#fallback(kind);
  }

  #fallback(kind: Exclude<Wanted, 'any'>): Drawn {
    const literals = { number: '1', text: '"a"', boolean: 'true', object: '{"a": 1}', list: '[1, 2]' };
    const shapes: Record<typeof kind, Shape> = {
      number: { kind: 'number', flavour: 'any' },
      text: { kind: 'text', flavour: 'any' },
      boolean: { kind: 'boolean' },
      object: { kind: 'object', fields: [{ name: 'a', shape: { kind: 'number', flavour: 'any' } }] },
      list: { kind: 'list', of: { kind: 'number', flavour: 'any' } },
    };
    return { text: literals[kind], power: tightest, shape: shapes[kind] };
  }

  /** The text of a piece where at least `power` is needed. */
  fit(drawn: Drawn, power: number): string {
    return drawn.power >= power ? drawn.text : `(${drawn.text})`;
  }

  /** Text for an operand, or by default for an argument, an item, a member or another place that takes anything. */
  piece(wanted: Wanted, power: number = argument): string {
    return this.fit(this.deeper().draw(wanted), power);
  }

  /** A list together with the shape of its members. */
  list(): { text: string; power: number; of: Shape } {
    const { text, power, shape } = this.deeper().draw('list');
    return { text, power, of: shape.kind === 'list' ? shape.of : shape };
  }

  object(): { text: string; power: number; shape: ObjectShape } {
    const { text, power, shape } = this.deeper().draw('object');
    return { text, power, shape: shape.kind === 'object' ? shape : { kind: 'object', fields: [] } };
  }

  /** A name for a variable, at times one that hides another or a built-in function. */
  variableName(): string {
    const names = ['v', 'i', 'x', 'y', 'acc', 'item', 'f', 'sum', 'clone', 'string', '__proto__', 'größe'];
    return `$${this.random.pickWeighted(names.map((name, index) => ({ name, weight: index < 7 ? 10 : 1 }))).name}`;
  }
}

export const drawn = (text: string, shape: Shape, power: number = tightest): Drawn => ({
  text,
  power,
  shape,
});
export const call = (name: string, args: readonly string[], shape: Shape): Drawn =>
  drawn(`$${name}(${args.join(', ')})`, shape);
