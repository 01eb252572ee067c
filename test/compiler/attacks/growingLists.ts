import { type Attack, times } from './Attack.ts';

const grown = (step: string) => (size: number) =>
  `$count($reduce([1..${size}], function($a, $_) { ${step} }, [1, 2]))`;
const names = (size: number) =>
  Object.fromEntries(Array.from({ length: size }, (_, index) => [`n${index}`, 0]));

const attacks: readonly Omit<Attack, 'meets'>[] = [
  { idea: 'a range', expression: (n) => `$count([1..${n}])`, small: [[7, 7]], full: 9e6 },
  {
    idea: 'a range that the event sets',
    expression: () => '$count([properties.a..properties.b])',
    properties: (n) => ({ a: 1, b: n }),
    small: [[7, 7]],
    full: 9e6,
  },
  {
    idea: 'ranges in a range',
    expression: (n) => `$count([1..${n}].[1..${n}])`,
    small: [[3, 3]],
    full: 5000,
  },
  {
    idea: 'ranges in a range, flattened',
    expression: (n) => `$count([1..${n}].([1..${n}]))`,
    small: [[3, 9]],
    full: 5000,
  },
  { idea: 'a list doubled by $append', expression: grown('$append($a, $a)'), small: [[3, 16]], full: 40 },
  { idea: 'a list doubled in brackets', expression: grown('[$a, $a]'), small: [[3, 16]], full: 40 },
  {
    idea: 'a list doubled by variables alone',
    expression: (n) =>
      `($v0 := [1, 2]; ${Array.from({ length: n }, (_, i) => `$v${i + 1} := $append($v${i}, $v${i})`).join('; ')}; $count($v${n}))`,
    small: [[3, 16]],
    full: 60,
  },
  { idea: 'a list doubled by a path', expression: grown('[1, 2].($a)'), small: [[3, 16]], full: 40 },
  {
    idea: 'a list doubled by $map',
    expression: (n) =>
      `$count($reduce([1..${n}], function($a, $_) { [1, 2].$map($a, function($v) { $v }) }, [1, 2]))`,
    small: [[3, 16]],
    full: 40,
  },
  {
    idea: 'one list written many times',
    expression: () => `$count([${times(500, 'properties.l').join(', ')}])`,
    properties: (n) => ({ l: times(n, 0) }),
    small: [[2, 1000]],
    full: 10_000,
  },
  {
    idea: '$zip of one list with itself',
    expression: () =>
      `$count($zip(${times(200, 'properties.l').join(', ')})[0]) + $count(properties.l) - 200`,
    properties: (n) => ({ l: times(n, 0) }),
    small: [[3, 3]],
    full: 50_000,
  },
  {
    idea: '$split into characters',
    expression: (n) => `$count([1..${n}].$split($pad("", ${n}), ""))`,
    small: [[3, 9]],
    full: 3000,
  },
  {
    idea: '$split at characters',
    expression: (n) => `$count([1..${n}].$split($pad("", ${n}), " "))`,
    small: [[3, 12]],
    full: 3000,
  },
  {
    idea: '$spread and $merge of one map',
    expression: (n) => `$count([1..${n}].$keys($merge($spread($$.properties))))`,
    properties: names,
    small: [[3, 9]],
    full: 3000,
  },
  {
    idea: 'all members again and again',
    expression: (n) => `$count([1..${n}].($$.properties.*))`,
    properties: names,
    small: [[3, 9]],
    full: 3000,
  },
  {
    idea: 'all descendants again and again',
    expression: (n) => `$count([1..${n}].($$.properties.**))`,
    properties: names,
    small: [[3, 12]],
    full: 3000,
  },
  {
    idea: 'data that only says how long it is',
    expression: () => '$count([properties][0].(1))',
    properties: (n) => ({ length: n }),
    small: [[3, 3]],
    full: 1e12,
  },
];

export const growingLists: readonly Attack[] = attacks.map((attack) => ({ ...attack, meets: 'items' }));
