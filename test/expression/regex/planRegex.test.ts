import { describe, expect, it } from 'vitest';
import { interpretExpression } from '../../../src/expression/interpretExpression.ts';
import { NativeMatcher } from '../../../src/expression/regex/NativeMatcher.ts';
import { planRegex, type RegexPlan } from '../../../src/expression/regex/planRegex.ts';

describe('planRegex', () => {
  it.each([
    /foo/g,
    /iphone|android|windows phone/gi,
    /\d{4}-\d{2}-\d{2}/g,
    /[?&]utm_source=([^&#]*)/g,
    /\s+/g,
    /[a-z]+(?:-x)?/g,
    /https?:\/\/([^/?#]+)/g,
    /^https?:\/\/([^/?#]+)(\/[^?#]*)?$/g,
    /^[^@\s]+@[^@\s]+$/g,
    /^\s+/g,
    /^(\w+) (\w+)$/g,
    /^(?:[a-z]{2}|[A-Z]{2})-\d+$/g,
    /(?:ab)*/g,
  ])('leaves %s to the engine of JavaScript, which is certain to be linear', (regExp) => {
    expect(planRegex(regExp)).toMatchObject({ engine: 'native' });
  });

  it.each([
    [/\s+$/g, 'it runs to the end of the spaces from each of them'],
    [/a+b/g, 'the same'],
    [/^\s+|\s+$/g, 'the same'],
    [/^a+$/gm, 'there are many lines'],
    [/(a+)+$/g, 'exponential'],
    [/(a|a)*$/g, 'exponential'],
    [/(.*)*x/g, 'exponential'],
    [/^(a+)+$/g, 'exponential, at one place'],
    [/^.*,.*$/g, 'a comma can be either'],
    [/^a*a*$/g, 'an a can be either'],
    [/^(?:a|ab)(?:c|bcd)*$/g, 'a b can be either'],
    [/a.*b|a/g, 'each match comes after the whole text has been tried'],
    [/(?:(a)|(b))*/g, 'its choices do not fit on the stack of V8'],
  ])('runs %s on the linear engine: %s', (regExp) => {
    expect(planRegex(regExp)).toMatchObject({ engine: 'linear' });
  });

  it.each([
    [/a(?=b)/g, 'looks ahead or behind'],
    [/a(?!b)/g, 'looks ahead or behind'],
    [/(?<=b)a/g, 'looks ahead or behind'],
    [/(?<!b)a/g, 'looks ahead or behind'],
    [/(.)\1/g, 'refers back to a group'],

    [/(?<x>.)\k<x>/g, 'refers back to a group'],
    [/(?:a?b?){4000}$/g, 'repeats too much'],
    [/(?:(?:(?:a?){99}){99}){99}$/g, 'repeats too much'],
    [/(?:(?:)*){999999999}$/g, 'repeats too much'],
    [new RegExp(`${'('.repeat(200)}a*${')'.repeat(200)}$`, 'g'), 'nests deeper than 100 groups'],
  ])('refuses %s: it %s', (regExp, refused) => {
    expect(planRegex(regExp)).toEqual({ refused });
  });

  it('tells what only looks like a reference from one', () => {
    for (const source of ['\\1a*$', 'a*\\8$', '\\k<a>*$', '[(]\\1a*$', '\\(\\1a*$', '(?:a)\\1*$']) {
      expect(planRegex(new RegExp(source, 'g')), source).toMatchObject({ engine: 'linear' });
    }
  });

  const long = 200_000;
  it.each([
    [/(a+)+$/g, 'a', '!', 0],
    [/(a|a)*b/g, 'a', '!', 0],
    [/(.*)*x/g, 'a', '', 0],
    [/\s+$/g, ' ', 'x', 0],
    [/(x+x+)+y/g, 'x', '', 0],
    [/^(([a-z])+.)+[A-Z]([a-z])+$/g, 'a', '!', 0],
    [/(\w+\s?)*\d$/g, 'word ', '!', 0],
    [/<.*?>/g, '<', '', 0],
    [/.*.*=.*/g, 'x', '', 0],
    [/a.*b|a/g, 'a', '', long],
    [/a+?b|a/g, 'a', '', long],
    [/(?:a+b|a)c|a/g, 'a', '', long],
    [/(?:a|^)*b/g, 'a', '', 0],
    [/(?:(a)|(b))*c/g, 'ab', '', 0],
    // Texts on which the engine of JavaScript comes to an end, as a test of the tests.
    [/b*$/g, 'a', 'b', 1],
    [/\d+-|x/g, '1', 'x', 1],
  ])('finds all matches of %s in a long text made for it to take forever', (regExp, unit, last, count) => {
    const { engine, matcher } = planRegex(regExp) as RegexPlan;
    expect(engine).toBe('linear');
    const search = matcher.search(unit.repeat(long / unit.length) + last);
    let found = 0;
    for (let from = 0; search.find(from) && search.start < search.end; from = search.end) found++;
    expect(found).toBe(count);
  });

  it('finds with either engine what RegExp finds in everyday texts', () => {
    const text =
      'Mozilla/5.0 (Windows NT 10.0) https://shop.example/?utm_source=a&b=c#d "x", 2024-01-02  é\n';
    for (const regExp of [/\s+$/g, /(\w+)=(\w*)/g, /[^ ]+/g, /"([^"]*)"/g, /^.*$/gm, /\bwin\w*/gi]) {
      const { matcher } = planRegex(regExp) as RegexPlan;
      const [ours, native] = [matcher.search(text), new NativeMatcher(regExp).search(text)];
      for (let from = 0; from <= text.length; from++) {
        const found = native.find(from);
        expect(ours.find(from)).toBe(found);
        if (!found) break;
        expect([ours.start, ours.end, ours.groups()]).toEqual([native.start, native.end, native.groups()]);
      }
    }
  });
});

describe('interpretExpression with linear regular expressions', () => {
  const budget = { linearRegex: true };

  it.each([
    '$match("ab ac a", /a(b)?(?:c)*$|a(b|c)/)',
    '$replace("John  Smith", /(\\w+)\\s+(\\w+)$/, "$2, $1")',
    '$split("a ;b;  c", /\\s*;\\s*/)',
    '$contains("abc", /b+c$/)',
    '/b+c$/("abbc").next()',
    '$match("aaa", /a*?/)',
    '($f := /(a)+$/; $m := $f("a aa"); [$m.start, $m.groups, $exists($m.next())])',
  ])('answers as without: %s', async (text) => {
    const outcome = (evaluate: Promise<unknown>) =>
      evaluate.catch(({ code, position }) => ({ code, position }));
    const expected = await outcome(interpretExpression(text)(undefined));
    expect(await outcome(interpretExpression(text, budget)(undefined))).toEqual(expected);
  });

  it('comes to an end where RegExp would take years', async () => {
    const hostile = { text: `${'a'.repeat(50_000)}!` };
    expect(await interpretExpression('$contains(text, /(a+)+$/)', budget)(hostile)).toBe(false);
    const matches = await interpretExpression('$count($match(text, /a.*b|a/, 1000))', budget)(hostile);
    expect(matches).toBe(1000);
  });

  it('makes a fault of a pattern that cannot run so', async () => {
    const refused = interpretExpression('$contains("a", /(.)\\1/)', budget)(undefined);
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('refers back') });
  });
});
