import { isAnchored } from './isAnchored.ts';
import { parseRegex } from './parseRegex.ts';
import { isNullable, type RegexTree } from './RegexTree.ts';

/**
 * A pattern none of whose matches is empty, as JavaScript's own engine runs it: what the standard does between two
 * matches, up to the fault for an empty one, is then what `replace`, `split` and `exec` do.
 */
export interface NativePattern {
  /** With the flag `g` unless there is one match at most. It keeps a place that whoever uses it has to reset. */
  readonly regExp: RegExp;
  /** How many groups capture. */
  readonly groups: number;
}

/** Undefined where a match may be empty, or nothing is known of the pattern. */
export function analyseNativePattern(regExp: RegExp): NativePattern | undefined {
  const parsed = parseRegex(regExp);
  if ('refused' in parsed || isNullable(parsed.tree)) return undefined;
  const matchesOnce = isAnchored(parsed.tree) || endsText(parsed.tree);
  const flags = matchesOnce ? regExp.flags.replace('g', '') : regExp.flags;
  return { regExp: new RegExp(regExp.source, flags), groups: parsed.groups };
}

/** Whether every match ends where the text does. */
function endsText(tree: RegexTree): boolean {
  switch (tree.kind) {
    case 'assertion':
      return tree.assertion === 'end';
    case 'sequence':
      return tree.items.length > 0 && endsText(tree.items.at(-1) as RegexTree);
    case 'choice':
      return tree.options.every(endsText);
    case 'group':
      return endsText(tree.body);
    default:
      return false;
  }
}
