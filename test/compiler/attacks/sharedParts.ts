import type { Attack } from './Attack.ts';

/** A tree in which each level holds the one below it twice: small in memory, endless once it is written out. */
const tree = (size: number) => `$reduce([1..${size}], function($a, $_) { [[$a], [$a]] }, [1, 2])`;
const maps = (size: number) => `$reduce([1..${size}], function($a, $_) { {"l": $a, "r": $a} }, "x")`;

export const sharedParts: readonly Attack[] = [
  {
    idea: 'written as JSON',
    expression: (n) => `$length($string(${tree(n)}))`,
    small: [
      [1, 13],
      [2, 29],
    ],
    full: 60,
    meets: 'items',
  },
  {
    idea: 'maps written as JSON',
    expression: (n) => `$length($string(${maps(n)}))`,
    small: [
      [1, 17],
      [2, 45],
    ],
    full: 60,
    meets: 'items',
  },
  {
    idea: 'joined to a text',
    expression: (n) => `$length(${maps(n)} & "")`,
    small: [
      [1, 17],
      [2, 45],
    ],
    full: 60,
    meets: 'items',
  },
  {
    idea: 'copied',
    expression: (n) => `$count($clone(${maps(n)}).**)`,
    small: [
      [1, 3],
      [2, 7],
    ],
    full: 60,
    meets: 'items',
  },
  {
    idea: 'copied by a transform',
    expression: (n) => `$count((${maps(n)} ~> |$|{}|).**)`,
    small: [
      [1, 3],
      [2, 7],
    ],
    full: 60,
    meets: 'items',
  },
  {
    idea: 'gone through to its ground',
    expression: (n) => `$count(${maps(n)}.**)`,
    small: [
      [1, 3],
      [2, 7],
    ],
    full: 60,
    meets: 'items',
  },
  {
    idea: 'flattened',
    expression: (n) => `$count({"a": ${tree(n)}}.*)`,
    small: [
      [1, 4],
      [2, 8],
    ],
    full: 60,
    meets: 'items',
  },
  {
    idea: 'spread',
    expression: (n) => `$count($spread(${tree(n)}))`,
    small: [
      [1, 4],
      [2, 8],
    ],
    full: 60,
    meets: 'items',
  },
  {
    idea: 'asked for its names',
    expression: (n) => `$count($keys($append(${tree(n)}, {"k": 1})))`,
    small: [
      [1, 1],
      [2, 1],
    ],
    full: 60,
    meets: 'items',
  },
  {
    idea: 'compared with a copy',
    expression: (n) => `(${maps(n)} = ${maps(n)}) ? 1 : 0`,
    small: [
      [1, 1],
      [2, 1],
    ],
    full: 60,
    meets: 'steps',
  },
  {
    idea: 'looked at for duplicates',
    expression: (n) => `$count($distinct([${maps(n)}, ${maps(n)}]))`,
    small: [
      [1, 1],
      [2, 1],
    ],
    full: 60,
    meets: 'steps',
  },
  {
    idea: 'looked up in',
    expression: (n) => `$count($lookup($append(${tree(n)}, {"k": 1}), "k"))`,
    small: [
      [1, 1],
      [2, 1],
    ],
    full: 60,
    meets: 'steps',
  },
  {
    idea: 'looked up in by a path',
    expression: (n) => `$count($append(${tree(n)}, {"k": 1}).k)`,
    small: [
      [1, 1],
      [2, 1],
    ],
    full: 60,
    meets: 'steps',
  },
  {
    idea: 'asked whether it is true',
    expression: (n) => `$boolean($reduce([1..${n}], function($a, $_) { [[$a], [$a]] }, [0, 0])) ? 1 : 0`,
    small: [
      [1, 0],
      [2, 0],
    ],
    full: 60,
    meets: 'steps',
  },
];
