import type { AttributeType } from '../blueprint/Mapping.ts';
import type { Run } from './runtime/Run.ts';

/** How a destination writes values of one type: text around, and a function for what stands between. */
export interface ValueForm {
  readonly open: string;
  readonly close: string;
  readonly append: AppendValue;
}

/**
 * Appends a value's inside to a text that grows at its end alone: such a text is the cheapest to turn into bytes.
 *
 * @param clean the value is a copy of event data in which nothing needs escaping and every number is a double.
 * @param depth how many maps or lists stand around the value.
 * @returns undefined when the value turns out to be missing, which only sets do.
 * @throws TransformFault when the value cannot be written so.
 */
export type AppendValue = (
  text: string,
  value: unknown,
  path: string,
  run: Run,
  clean: boolean,
  depth: number,
) => string | undefined;

interface Around {
  readonly open: string;
  readonly close: string;
}

/** All forms of a destination; `any` is for mappings without a declared type. */
export interface ValueForms extends Readonly<Record<AttributeType | 'any', ValueForm>> {
  /** Around the members of a map that the compiler writes itself, and around a list of one. */
  readonly fields: Around;
  readonly list: Around;
}
