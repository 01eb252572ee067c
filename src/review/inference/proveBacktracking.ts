import { isLinear } from '../../expression/regex/isLinear.ts';
import { parseRegex } from '../../expression/regex/parseRegex.ts';
import { isShort, type RegexTree } from '../../expression/regex/RegexTree.ts';
import { countSteps } from './countSteps.ts';

/** What a repetition is tried on: a stretch repeated so often, and a unit at which all ways fail. */
const repetitions = 24;
/** More than the cube of the text, by far: only trying exponentially many ways takes so long. */
const manySteps = 100_000;
/** Stretches that are tried for each repetition. */
const mostStretches = 40;

/**
 * A text on which a pattern takes an engine that goes back exponential time: it has been tried, step by step. Undefined
 * when none was found.
 */
export function proveBacktracking(pattern: RegExp): string | undefined {
  const parsed = parseRegex(pattern);
  if ('refused' in parsed || isLinear(parsed.tree)) return undefined;
  for (const loop of loopsIn(parsed.tree)) {
    const failing: RegexTree = { kind: 'sequence', items: [loop, { kind: 'assertion', assertion: 'end' }] };
    const units = sampleUnits(loop);
    for (const stretch of stretchesOf(units)) {
      const text = stretch.repeat(Math.ceil(repetitions / stretch.length)) + outside(loop);
      const steps = countSteps(failing, text, manySteps);
      if (steps !== Number.POSITIVE_INFINITY && steps > manySteps) return text;
    }
  }
  return undefined;
}

/** Repetitions without an end of something that is more than a few units. */
function loopsIn(tree: RegexTree): RegexTree[] {
  switch (tree.kind) {
    case 'sequence':
      return tree.items.flatMap(loopsIn);
    case 'choice':
      return tree.options.flatMap(loopsIn);
    case 'group':
      return loopsIn(tree.body);
    case 'repeat': {
      const isLoop = tree.max > repetitions && !isShort(tree.body);
      return isLoop ? [tree, ...loopsIn(tree.body)] : loopsIn(tree.body);
    }
    default:
      return [];
  }
}

/** One unit of each set of a pattern, and of where two of them meet. */
function sampleUnits(tree: RegexTree): string[] {
  const sets = setsIn(tree);
  const letters = 'a0 A_-.,/;:!?@#'.split('');
  const shared = letters.filter((letter) => sets.filter((set) => set.has(letter.charCodeAt(0))).length > 1);
  const own = sets.flatMap((set) => {
    const letter = letters.find((unit) => set.has(unit.charCodeAt(0)));
    return letter ?? String.fromCharCode(set.ranges[0]?.[0] ?? 0);
  });
  return [...new Set([...shared.slice(0, 3), ...own])].slice(0, 6);
}

function setsIn(tree: RegexTree): Extract<RegexTree, { kind: 'set' }>['set'][] {
  switch (tree.kind) {
    case 'set':
      return [tree.set];
    case 'sequence':
      return tree.items.flatMap(setsIn);
    case 'choice':
      return tree.options.flatMap(setsIn);
    case 'group':
    case 'repeat':
      return setsIn(tree.body);
    default:
      return [];
  }
}

function stretchesOf(units: readonly string[]): string[] {
  const pairs = units.flatMap((first) => units.flatMap((second) => (first === second ? [] : first + second)));
  return [...units, ...pairs].slice(0, mostStretches);
}

/** A unit that no set of the pattern takes. */
function outside(tree: RegexTree): string {
  const sets = setsIn(tree);
  const free = ['!', '\n', '\u0001', '語'].find((unit) => !sets.some((set) => set.has(unit.charCodeAt(0))));
  return free ?? '';
}
