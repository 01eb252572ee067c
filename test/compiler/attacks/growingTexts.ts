import { type Attack, times } from './Attack.ts';

const doubled = (step: string) => (size: number) =>
  `$length($reduce([1..${size}], function($a, $_) { ${step} }, "ab"))`;

const attacks: readonly Omit<Attack, 'meets'>[] = [
  { idea: '$pad to a great width', expression: (n) => `$length($pad("", ${n}))`, small: [[7, 7]], full: 5e8 },
  {
    idea: '$pad at the start, with a long filler',
    expression: (n) => `$length($pad("", -${n}, "abc"))`,
    small: [[7, 7]],
    full: 5e8,
  },
  {
    idea: '$pad to a width of the event',
    expression: () => '$length($pad("", properties.n))',
    properties: (n) => ({ n }),
    small: [[7, 7]],
    full: 5e8,
  },
  {
    idea: '$pad under another name',
    expression: (n) => `($p := $pad; $length($p("", ${n})))`,
    small: [[7, 7]],
    full: 5e8,
  },
  {
    idea: '$pad applied partially',
    expression: (n) => `($p := $pad("", ?); $length($p(${n})))`,
    small: [[7, 7]],
    full: 5e8,
  },
  {
    idea: '$pad by ~>',
    expression: (n) => `properties.s ~> $pad(${n}) ~> $length`,
    properties: () => ({ s: '' }),
    small: [[7, 7]],
    full: 5e8,
  },
  {
    idea: '$pad of each item to the width of its place',
    expression: () => '$length($join($map(properties.l, function($v, $i) { $pad($v, $i) })))',
    properties: (n) => ({ l: times(n, 'x') }),
    small: [[4, 1 + 1 + 2 + 3]],
    full: 20_000,
  },
  { idea: 'a text doubled', expression: doubled('$a & $a'), small: [[3, 16]], full: 40 },
  {
    idea: 'a text doubled by variables alone',
    expression: (n) =>
      `($v0 := "ab"; ${Array.from({ length: n }, (_, i) => `$v${i + 1} := $v${i} & $v${i}`).join('; ')}; $length($v${n}))`,
    small: [[3, 16]],
    full: 60,
  },
  {
    idea: 'a text doubled by a function that calls itself',
    expression: (n) =>
      `($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $length($f("ab", ${n})))`,
    small: [[3, 16]],
    full: 40,
  },
  { idea: 'a text doubled by $join', expression: doubled('$join([$a, $a])'), small: [[3, 16]], full: 40 },
  {
    idea: '$join with a long separator',
    expression: (n) => `$length($join([1..${n}].("a"), $pad("", ${n})))`,
    small: [[4, 4 + 3 * 4]],
    full: 20_000,
  },
  {
    idea: '$join by ~> with a separator of the event',
    expression: () => '$length(properties.l ~> $join(properties.s))',
    properties: (n) => ({ l: times(n, 'x'), s: 'y'.repeat(n) }),
    small: [[4, 4 + 3 * 4]],
    full: 20_000,
  },
  {
    idea: '$join of a text that is written for each item',
    expression: () => `$length($join(properties.l.("${'x'.repeat(1000)}")))`,
    properties: (n) => ({ l: times(n, 0) }),
    small: [[4, 4000]],
    full: 40_000,
  },
  {
    idea: '$replace that puts a long text in',
    expression: (n) => `$length($replace($pad("", ${n}), " ", $pad("", ${n})))`,
    small: [[4, 16]],
    full: 20_000,
  },
  {
    idea: '$replace by a text of the event',
    expression: () => '$length($replace(properties.s, "x", properties.s))',
    properties: (n) => ({ s: 'x'.repeat(n) }),
    small: [[4, 16]],
    full: 20_000,
  },
  {
    idea: '$replace that repeats a group',
    expression: (n) => `$length($replace($pad("", ${n}), /( +)/, "${'$1'.repeat(1000)}", 1))`,
    small: [[4, 4000]],
    full: 100_000,
  },
  {
    idea: '$replace by a function',
    expression: (n) => `($s := $pad("", ${n}); $length($replace($s, / /, function() { $s })))`,
    small: [[4, 16]],
    full: 20_000,
  },
  {
    idea: 'a text coded for URLs again and again',
    expression: (n) => `$length($reduce([1..${n}], function($a, $_) { $encodeUrlComponent($a & $a) }, "%"))`,
    small: [
      [1, 6],
      [2, 20],
    ],
    full: 40,
  },
  {
    idea: 'base 64 of base 64',
    expression: (n) => `$length($reduce([1..${n}], function($a, $_) { $base64encode($a) }, "abcdef"))`,
    small: [
      [1, 8],
      [2, 12],
    ],
    full: 100,
  },
  {
    idea: 'JSON of JSON',
    expression: (n) => `$length($reduce([1..${n}], function($a, $_) { $string([$a]) }, "a"))`,
    small: [
      [1, 5],
      [2, 11],
    ],
    full: 60,
  },
  {
    idea: 'JSON of deep lists, indented',
    expression: (n) => `$length($string($reduce([1..${n}], function($a, $_) { {"a": $a} }, 1), true))`,
    small: [
      [1, 12],
      [2, 27],
    ],
    full: 4000,
  },
  {
    idea: 'a date picture of great width',
    expression: (n) => `$length($fromMillis(0, "[Y,${n}]"))`,
    small: [[7, 7]],
    full: 5e8,
  },
  {
    idea: 'a date picture of the event',
    expression: () => '$length($now(properties.p))',
    properties: (n) => ({ p: `[Y,${n}]` }),
    small: [[7, 7]],
    full: 5e8,
  },
  {
    idea: 'many wide numbers in a date picture',
    expression: (n) => `$length($fromMillis(0, "${`[Y,${n}]`.repeat(100)}"))`,
    small: [[7, 700]],
    full: 1e6,
  },
  {
    idea: 'numbers to the base of two',
    expression: (n) => `$length($join([1..${n}].$formatBase(1e300, 2)))`,
    small: [
      [1, 997],
      [2, 1994],
    ],
    full: 100_000,
  },
];

export const growingTexts: readonly Attack[] = attacks.map((attack) => ({ ...attack, meets: 'characters' }));
