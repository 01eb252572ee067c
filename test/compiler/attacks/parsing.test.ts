import { describe, expect, it } from 'vitest';
import { compileBlueprint } from '../../../src/compiler/compileBlueprint.ts';

/** As long as an expression may be. */
const longest = 8192;

const filled = (piece: string, before = '', after = '') =>
  before + piece.repeat(Math.floor((longest - before.length - after.length) / piece.length)) + after;
const around = (
  open: string,
  close: string,
  count = Math.floor((longest - 1) / (open.length + close.length)),
) => `${open.repeat(count)}a${close.repeat(count)}`;

function check(expression: string) {
  const compiled = compileBlueprint(
    JSON.stringify({ key: { partition: 'id' }, item: { id: 'event_id', a: { expr: expression } } }),
  );
  return compiled.ok ? [] : compiled.diagnostics;
}

describe('the text of an expression', () => {
  it.each([
    ['brackets that do not end', filled('(')],
    ['brackets around brackets', around('(', ')')],
    ['lists in lists', around('[', ']')],
    ['lists that do not end', filled('[')],
    ['maps in maps', around('{"a":', '}')],
    ['predicates in predicates', around('a[', ']')],
    ['functions in functions', around('function($a){', '}')],
    ['calls in calls', around('$f(', ')')],
    ['orders in orders', around('a^(', ')')],
    ['parents in paths', around('a.(', '.%)')],
    ['sums', filled('+a', 'a')],
    ['predicates after predicates', filled('[0]', 'a')],
    ['predicates of a list', filled('[0]', '[1]')],
    ['steps in brackets', filled('.(a)', 'a')],
    ['wildcards', filled('.*', '*')],
    ['functions applied', filled('~>$f', 'a')],
    ['conditions in conditions', filled('a?a:', '', 'a')],
    ['coalescing, chained', filled('??a', 'a')],
    // Each of these would take its parser all memory: it copies what stands on the left.
    ['coalescing on the left side', around('(', '??a)', 60)],
    ['coalescing on the left side of two kinds', around('[', '?:a]??a', 60)],
    [
      'coalescing on the left side, behind a regular expression',
      `$match(a,/["\\(]/)??${around('(', '??a)', 60)}`,
    ],
    ['coalescing on the left side, behind a division', `(a/${around('(', '??a)', 60)}/a)`],
    ['coalescing on the left side, behind a name with a quote', `a"[0]=${around('(', '??a)', 60)}`],
    ['too many characters', 'a'.repeat(longest + 1)],
  ])('is refused before it costs anything: %s', (_, expression) => {
    const diagnostics = check(expression);
    expect(diagnostics).toMatchObject([{ code: 'expression/budget', severity: 'error' }]);
    expect(diagnostics[0]?.message).toMatch(/\d+ (?:characters|levels|parts)|than its parser can go/);
  });

  it.each([
    ['regular expressions that do not end', filled('x', '/')],
    ['comments that do not end', filled('x', '/*')],
    ['comments', filled('/**/')],
    ['texts that do not end', filled('\\"', '"')],
    ['escapes that do not end', filled('\\u', '"', '"')],
    ['names that do not end', filled('x', '`')],
    ['question marks', filled('?')],
    ['dots', filled('.')],
    ['orders', filled('^(')],
    ['slashes', filled('/')],
    ['digits', filled('9', '1e')],
    ['signatures', `function($a)<${'a<'.repeat(2000)}{1}`],
    ['closing brackets', filled(')')],
  ])('is refused where it does not parse: %s', (_, expression) => {
    const diagnostics = check(expression);
    expect(diagnostics).not.toHaveLength(0);
    for (const { code } of diagnostics) expect(code).toMatch(/^expression\//);
  });

  it.each([
    ['steps', filled('.a', 'a')],
    ['signs', `${'- '.repeat(1000)}1`],
    ['predicates', filled('[0]', 'a', '').slice(0, 3 * 150 + 1)],
    ['items of a list', filled(',a', '[a', ']')],
    ['lists in a list', filled(',[a]', '[a', ']')],
    ['members of an object', `{${Array.from({ length: 900 }, (_, i) => `"${i}":a`).join()}}`],
    ['parts of a block', filled(';a', '(a', ')')],
    ['arguments', filled(',a', '$zip(a', ')')],
    ['bound variables', filled('.a#$i', 'a')],
    ['sort terms', filled(',a', 'a^(a', ')')],
    ['escapes', filled('\\u0041', '"', '"')],
    ['blanks', filled(' ', '', 'a')],
    [
      'coalescing in thirty members',
      `{${Array.from({ length: 30 }, (_, i) => `"m${i}": a.b${i} ?? c ?: $lookup(d ?? {}, "k")`).join()}}`,
    ],
    ['coalescing ten deep on the left side', around('(', '??a)', 10)],
  ])('is taken, long as it is: %s', (_, expression) => {
    expect(check(expression)).toEqual([]);
  });
});
