import type { Code } from '../code/Code.ts';
import type { Body } from './Body.ts';
import type { Reach } from './Reach.ts';

/** The value that paths start from. */
export interface Context {
  /** The whole value. */
  whole(): Code;
  /** What `$` stands for, where that is not the whole. */
  readonly itself?: () => Code;
  /** A member of it, given that it is a map. */
  member(name: string): Code;
  /** A value in which a path can be walked that begins with this name. */
  holderOf(name: string): Code;
  /** Where names lead to, given that it is data; what it has to remember is declared in the body. */
  reach(names: readonly string[], body: Body): Reach;
  /** All items, where the context is one group of several maps: a list also when there is only one. */
  readonly items?: () => Code;
  /** True for what the whole expression is evaluated over: a list there is one item, not a sequence. */
  readonly isRoot: boolean;
  /** Known to be a map. */
  readonly isMap: boolean;
  /** Known to be data as it came in, without sequences or functions anywhere inside. */
  readonly isData: boolean;
}
