/**
 * An expression of a size. Small and without limits it comes to a number, by which it can be seen how it grows; at full
 * size, in a blueprint, it meets a limit.
 */
export interface Attack {
  readonly idea: string;
  readonly expression: (size: number) => string;
  /** Of the event. */
  readonly properties?: (size: number) => object;
  readonly small: readonly (readonly [size: number, grown: number])[];
  readonly full: number;
  readonly meets: 'characters' | 'items' | 'steps' | 'depth';
}

export const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);
