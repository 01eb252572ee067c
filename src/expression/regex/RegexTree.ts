import type { CharSet } from './CharSet.ts';

/** What takes no units: `^` and `$` of the text, both of a line (flag `m`), `\b` and `\B`. */
export type Assertion = 'start' | 'end' | 'lineStart' | 'lineEnd' | 'boundary' | 'notBoundary';

export interface Repeat {
  readonly kind: 'repeat';
  readonly body: RegexTree;
  readonly min: number;
  /** Infinity where there is no limit. */
  readonly max: number;
  readonly lazy: boolean;
  /** The groups within, which every repetition forgets: from the first to before the second number. */
  readonly groups: readonly [from: number, to: number];
}

/** A pattern of JavaScript without the flag `u`. Flags are worked in already: sets have all cases of a letter. */
export type RegexTree =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly items: readonly RegexTree[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexTree[] }
  /** Counted from 0. */
  | { readonly kind: 'group'; readonly group: number; readonly body: RegexTree }
  | Repeat;

/** Whether it can match without taking a unit. */
export function isNullable(tree: RegexTree): boolean {
  switch (tree.kind) {
    case 'set':
      return false;
    case 'assertion':
      return true;
    case 'sequence':
      return tree.items.every(isNullable);
    case 'choice':
      return tree.options.some(isNullable);
    case 'group':
      return isNullable(tree.body);
    case 'repeat':
      return tree.min === 0 || isNullable(tree.body);
  }
}

/** A unit, or a few: what V8 repeats without a stack. */
export function isShort(tree: RegexTree): boolean {
  if (tree.kind === 'set') return true;
  return tree.kind === 'sequence' && tree.items.length > 0 && tree.items.every(({ kind }) => kind === 'set');
}

/** The groups that take part in every match of it. */
export function certainGroups(tree: RegexTree): readonly number[] {
  switch (tree.kind) {
    case 'group':
      return [tree.group, ...certainGroups(tree.body)];
    case 'sequence':
      return tree.items.flatMap(certainGroups);
    case 'repeat':
      return tree.min > 0 ? certainGroups(tree.body) : [];
    default:
      return [];
  }
}

/** The same without groups, for those who only ask where it matches. */
export function withoutGroups(tree: RegexTree): RegexTree {
  switch (tree.kind) {
    case 'group':
      return withoutGroups(tree.body);
    case 'sequence':
      return { ...tree, items: tree.items.map(withoutGroups) };
    case 'choice':
      return { ...tree, options: tree.options.map(withoutGroups) };
    case 'repeat':
      return { ...tree, body: withoutGroups(tree.body), groups: [0, 0] };
    default:
      return tree;
  }
}
