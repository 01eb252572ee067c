import { boundOf } from './boundOf.ts';
import { isAnchored } from './isAnchored.ts';
import { isDeterministic } from './isDeterministic.ts';
import { isShort, type RegexTree } from './RegexTree.ts';

/** How many steps a try at one place of the text may cost in vain. */
const fewSteps = 256;

/**
 * Whether JavaScript's own engine, which tries every place of a text in turn and goes back to every choice, is certain
 * to find all matches in time linear to the text. That is so in two cases:
 *
 * - Every try fails within a few steps or ends in a match: the pattern is bounded up to where it cannot fail any more.
 *   `[?&]id=([^&#]*)` is such, `\s+$` is not (it runs to the end of the spaces from each of them).
 * - There is one try only, at the start, and the next unit decides each choice: `^[^@]+@[^@]+$`.
 *
 * Answers false where it cannot tell, also where the engine's stack (64 MB in V8) could not hold its choices.
 */
export function isLinear(tree: RegexTree): boolean {
  return stepsInVain(tree) <= fewSteps || (isAnchored(tree) && isDeterministic(tree));
}

/** The most steps after which a try, what follows never failing, has failed or will not fail; else Infinity. */
function stepsInVain(tree: RegexTree): number {
  if (cannotFail(tree)) return 0;
  switch (tree.kind) {
    case 'set':
    case 'assertion':
      return 1;
    case 'sequence':
      return stepsOfSequence(tree.items);
    case 'choice':
      return tree.options.reduce((steps, option) => steps + stepsInVain(option), 0);
    case 'group':
      return stepsInVain(tree.body);
    case 'repeat': {
      if (tree.max < Number.POSITIVE_INFINITY) return boundOf(tree).steps;
      if (!isShort(tree.body)) return Number.POSITIVE_INFINITY;
      return boundOf({ ...tree, max: tree.min }).steps;
    }
  }
}

function stepsOfSequence(items: readonly RegexTree[]): number {
  const last = items.findLastIndex((item) => !cannotFail(item));
  const decisive = items[last];
  if (decisive === undefined) return 0;
  const before = boundOf({ kind: 'sequence', items: items.slice(0, last) });
  return before.steps + before.ways * stepsInVain(decisive);
}

/** Whether it matches at every place, and finds out in time linear to what it takes. */
function cannotFail(tree: RegexTree): boolean {
  switch (tree.kind) {
    case 'sequence':
      return tree.items.every(cannotFail);
    case 'choice': {
      const sure = tree.options.findIndex(cannotFail);
      return sure !== -1 && tree.options.slice(0, sure).every((option) => stepsInVain(option) <= fewSteps);
    }
    case 'group':
      return cannotFail(tree.body);
    case 'repeat':
      if (tree.min > 0) return false;
      return tree.max === 1 ? stepsInVain(tree.body) <= fewSteps : isShort(tree.body);
    default:
      return false;
  }
}
