import { describe, expect, it } from 'vitest';
import { Contest } from './fuzz/oracle/Contest.ts';
import { tell } from './fuzz/oracle/Outcome.ts';

/**
 * What once differed from the jsonata package, or what a wrong lowering would make differ: what it shows, the
 * expression, the input as JSON text (none for a missing input), the bindings as JSON text. `npm run fuzz:expression`
 * prints a line for each difference that it finds.
 */
const cases: readonly [shows: string, expression: string, data?: string, bindings?: string][] = [
  ['<= holds for equals', '1 <= 1'],
  ['a comparison with what is missing is missing', 'a < a'],
  ['!= is false of what is missing', 'a != "a"'],
  ['a fault on the right of a connective is told of the connective', '$ and $ > a', 'true'],
  ['a condition looks at every item', '$boolean(a.b)', '{"a":[{"b":1},{"b":1e999}]}'],
  ['zero is negated to the negative zero', '-(0)'],
  ['`in` takes a single value for a list of it', '"a" in "a"'],
  ['`*` leaves a list when it went through one', 'a{"a": *}', '{"a":{"b":[]}}'],
  ['a list in brackets is not flattened by the path it ends', 'constructor.[]', '{"constructor":[0,0]}'],
  ['inherited names are missing', '__proto__', '{}'],
  ['equals keep their order', '$^(a)', '[{"a":0,"b":1},{"a":0,"b":2}]'],
  ['two pairs must not make the same key', '{"2": a, "2": true}'],
  ['nothing at all is grouped as one missing item', 'a{1: a}'],
  ['`@` keeps the context', 'a@$c', '{"a":0}'],
  ['a variable ends with its block', '{"a": ($f := a)}{"a": $f}'],
  ['a signature is held against what comes in by ~>', 'a ~> function()<>{a}'],
  ['a function of one parameter is given one argument', '$map($, $type)', '0'],
  ['a transform looks at the update before the names to remove', '$map($, |$|1, 1|)', '{}'],
  ['halves are rounded to even', '$round(0.5)'],
  ['predicates may leave nothing of a list in brackets', '[][a].a'],
  ['a list in brackets and its predicate may come to null', '[$][0].$', 'null'],
  ['a scalar can be the context of an object', 'a[0].b.{}', '{"a":[{"b":3}]}'],
  [
    'a call within a loop that names no function is told by the name of the loop',
    '$map([1], function() {$()})',
  ],
  ['a predicate is asked about what is missing', 'a[a > []]'],
  ['a predicate may let pass what is missing', 'a[$not(b)].{}', '{}'],
  ['numbers of items stay with them in another order', 'a#$i^(b).{"i": $i}', '{"a":[{"b":2},{"b":1}]}'],
  [
    'a place among numbered items is one among all',
    'a[b > 0]#$i[0].{"i": $i}',
    '{"a":[{"b":0},{"b":1},{"b":2}]}',
  ],
  ['a list among the items of a loop is not one of them', 'a.(b + 1)', '{"a":[[{"b":1}],{"b":2}]}'],
  ['a list among the items of a loop stays one', 'a.{"x": $}', '{"a":[[1,2],3]}'],
  ['`$` in brackets at the start of a path is the input', '[$].a', '[]'],
  ['`$` in brackets at the start of a path may be missing', '[$].a'],
  ['a place within what is at a place', 'a[0][1]', '{"a":[[1,2],3]}'],
  ['what is found in lists is found one by one', 'a[b > 0].c', '{"a":[{"b":1,"c":[1,2]},{"b":1,"c":3}]}'],
  ['a sum of anything but numbers is a fault', '$sum(a[b > 0].c)', '{"a":[{"b":1,"c":1},{"b":1,"c":"2"}]}'],
  ['a sum of nothing is nothing', '$sum(a.(b * c))', '{"a":[]}'],
  [
    'keys of mixed types are a fault only where they meet',
    'a^(b, c).c',
    '{"a":[{"b":1,"c":"x"},{"b":2,"c":1}]}',
  ],
  [
    'a lambda that compares what is missing makes no order',
    '$sort(a, function($l, $r) {$l.b > $r.b}).c',
    '{"a":[{"b":3,"c":1},{"c":2},{"b":1,"c":3}]}',
  ],
  [
    'the first fault of a path is that of its first step',
    'a[b > 0].(c * 2)',
    '{"a":[{"b":1,"c":"x"},{"b":true}]}',
  ],
  [
    'a lambda sees the context of the place where it stands',
    '($f := function($x) {$x + n}; a.$f(b))',
    '{"n":1,"a":[{"b":1,"n":5},{"b":2}]}',
  ],
  ['a key of a group that is no text is a fault', 'a{b: $sum(c)}', '{"a":[{"b":"x","c":1},{"b":1}]}'],
  [
    'braces in a group of several are no groups',
    'a{b: {"c": [c], "n": $count($)}}',
    '{"a":[{"b":"x","c":1},{"b":"x","c":2},{"b":"y"}]}',
  ],
  ['a substring cannot start before its text', '$substring("a", -100, 1)'],
];

describe('an expression that once differed from the jsonata package', () => {
  it.each(cases)('now agrees: %s', async (_, expression, data, bindings) => {
    for (const budgeted of [false, true]) {
      const contest = new Contest(expression, budgeted);
      const { verdict, ours, theirs } = await contest.play(data, bindings);
      expect(verdict, `${tell(ours)} where the package says ${tell(theirs)}`).toBe('same');
    }
  });
});
