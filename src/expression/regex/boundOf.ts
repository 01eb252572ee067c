import type { RegexTree, Repeat } from './RegexTree.ts';

export interface Bound {
  /** In how many ways it can match at one place, at most. */
  readonly ways: number;
  /** How many steps trying all of them takes, at most. */
  readonly steps: number;
}

const unbounded: Bound = { ways: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY };
/** What is more counts as unbounded. */
const many = 1000;
const nothing: Bound = { ways: 1, steps: 0 };

/** What a backtracking engine may do at one place, whatever the text; infinite where the text decides. */
export function boundOf(tree: RegexTree): Bound {
  switch (tree.kind) {
    case 'set':
    case 'assertion':
      return { ways: 1, steps: 1 };
    case 'sequence':
      return tree.items.map(boundOf).reduce(after, nothing);
    case 'choice':
      return tree.options.map(boundOf).reduce(either);
    case 'group':
      return boundOf(tree.body);
    case 'repeat':
      return boundOfRepeat(tree);
  }
}

function boundOfRepeat({ body, min, max }: Repeat): Bound {
  if (max === Number.POSITIVE_INFINITY) return unbounded;
  const once = boundOf(body);
  let all = min === 0 ? nothing : { ways: 0, steps: 0 };
  let times = nothing;
  for (let count = 1; count <= max; count++) {
    times = after(times, once);
    if (count >= min) all = { ways: all.ways + times.ways, steps: times.steps };
    if (once.steps === 0) return nothing;
    if (times.steps > many) return unbounded;
  }
  return all;
}

function after(first: Bound, second: Bound): Bound {
  return { ways: first.ways * second.ways, steps: first.steps + first.ways * second.steps };
}

function either(one: Bound, other: Bound): Bound {
  return { ways: one.ways + other.ways, steps: one.steps + other.steps };
}
