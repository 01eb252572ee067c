/** What kind of value stands somewhere, as far as the fuzzer knows: it draws data and well-typed expressions from it. */
export type Shape =
  | { readonly kind: 'number'; readonly flavour: NumberFlavour }
  | { readonly kind: 'text'; readonly flavour: TextFlavour }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'null' }
  | { readonly kind: 'object'; readonly fields: readonly Field[] }
  | { readonly kind: 'list'; readonly of: Shape };

export type Kind = Shape['kind'];
export type NumberFlavour = 'any' | 'count' | 'price' | 'millis';
export type TextFlavour = 'any' | 'word' | 'digits' | 'date' | 'url' | 'joined' | 'email';

export interface Field {
  readonly name: string;
  readonly shape: Shape;
}

export type ObjectShape = Extract<Shape, { kind: 'object' }>;
export type ListShape = Extract<Shape, { kind: 'list' }>;

export const number = (flavour: NumberFlavour = 'any'): Shape => ({ kind: 'number', flavour });
export const text = (flavour: TextFlavour = 'any'): Shape => ({ kind: 'text', flavour });
export const boolean: Shape = { kind: 'boolean' };
export const list = (of: Shape): ListShape => ({ kind: 'list', of });
export const object = (fields: Readonly<Record<string, Shape>>): ObjectShape => ({
  kind: 'object',
  fields: Object.entries(fields).map(([name, shape]) => ({ name, shape })),
});

/** What a sequence of such values holds: lists within lists are flattened by a path. */
export function memberOf(shape: Shape): Shape {
  return shape.kind === 'list' ? memberOf(shape.of) : shape;
}
