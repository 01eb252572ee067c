import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInteger } from '../../../src/expression/functions/formatInteger.ts';
import { parseInteger } from '../../../src/expression/functions/parseInteger.ts';
import { compileIntegerFormatter } from '../../../src/expression/pictures/integer/compileIntegerFormatter.ts';
import { compileIntegerParser } from '../../../src/expression/pictures/integer/compileIntegerParser.ts';
import { damage } from './dateArbitraries.ts';
import { expectSameOutcome, ourOutcomeOf, outcomeOf, packageFunction } from './packageFunction.ts';

const theirFormat = await packageFunction('formatInteger');
const theirParse = await packageFunction('parseInteger');
const seed = 20261121;
const numRuns = process.env.PATCHBAY_LONG === '1' ? 300_000 : 2500;

const expectSameText = (value: number, picture: string) =>
  expectSameOutcome(
    () => compileIntegerFormatter(picture)(value),
    () => theirFormat(value, picture),
  );
const expectSameNumber = (text: string, picture: string) =>
  expectSameOutcome(
    () => compileIntegerParser(picture)(text),
    () => theirParse(text, picture),
  );

const usualPicture = fc.constantFrom(
  ...[
    '0',
    '000',
    '#,##0',
    '###0',
    '##,##,##0',
    '#:###,##0',
    'A',
    'a',
    'I',
    'i',
    'W',
    'w',
    'Ww',
    '0000000000',
  ],
  ...[
    '###０',
    '٠٠',
    '#,##٠',
    '0,0',
    '0,',
    ',0',
    '0,,0',
    '#😀##0',
    '#:#/#:#0',
    '#,###,#,##,0',
    '0000,000,0',
    '0;',
    '00:00',
  ],
);
const modifier = fc.constantFrom('', '', ';o', ';c', ';ox', ';', ';;o', 'o');
const hostilePicture = fc
  .array(fc.constantFrom(...'0019##,,.;oaAiIwW٠٩０ -😀'), { maxLength: 8 })
  .map((chars) => chars.join(''));
const picture = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(usualPicture, modifier).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: hostilePicture },
);

const number = fc.oneof(
  fc.integer({ min: -50, max: 5000 }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.nat(15).map((exponent) => 10 ** exponent),
  fc.tuple(fc.nat(40), fc.integer({ min: -2, max: 2 })).map(([power, more]) => 10 ** power + more),
  fc.double({ min: -1e6, max: 1e6 }),
  fc.constantFrom(0, -0, -0.5, 1e21, 1e22, -1e21, 1e46, 1e300, Number.MAX_VALUE, Number.NaN),
);
/** The package's stack ends at numbers of more thousands than these; where exactly is up to the machine. */
const isRoman = (form: string) => /^[iI](;|$)/.test(form);
const shownRoman = 9_000_000;

describe('an integer picture', () => {
  it('formats and refuses as the jsonata package does', () => {
    let refused = 0;
    fc.assert(
      fc.property(number, picture, (value, form) => {
        fc.pre(!isRoman(form) || Math.abs(value) < shownRoman);
        if (expectSameText(value, form)) refused++;
      }),
      { numRuns: numRuns * 2, seed },
    );
    expect(refused).toBeGreaterThan(numRuns / 50);
    expect(refused).toBeLessThan(numRuns);
  });

  it('writes every number to a thousand in letters, Roman numerals and words', () => {
    for (const form of ['a', 'i', 'w', 'w;o', '0;o']) {
      for (let value = -1; value < 1000; value++) expectSameText(value, form);
    }
  });

  it.each([
    [1234567890, '#,##0', '1,234,567,890'],
    [1234567890, '##,##,##0', '12345,67,890'],
    [123, '000;o', '123rd'],
    [11, '0;o', '11th'],
    [1984, 'I', 'MCMLXXXIV'],
    [28, 'a', 'ab'],
    [555, 'Ww', 'Five Hundred and Fifty-Five'],
    [1000000000001, 'w', 'one trillion and one'],
    [1e46, 'w', 'ten billion trillion trillion trillion'],
    [40, 'w;o', 'fortieth'],
    [-3, 'W', '-THREE'],
    [1.9, '0', '1'],
    [-1.1, '0', '-2'],
  ])('writes %d with %s as %s', (value, form, text) => {
    expect(compileIntegerFormatter(form)(value)).toBe(text);
    expectSameText(value, form);
  });

  it.each([
    ['', 'D3130', ''],
    ['#', 'D3130', '#'],
    ['①;o', 'D3130', '①'],
    ['0٠', 'D3131', undefined],
  ])('refuses %s with %s', (form, code, value) => {
    expect(ourOutcomeOf(() => compileIntegerFormatter(form)(1))).toEqual({ code, value });
    expectSameText(1, form);
    expectSameNumber('1', form);
  });

  it('refuses what would take the package all its stack, or for ever', () => {
    for (const [value, form] of [
      [Number.POSITIVE_INFINITY, 'w'],
      [Number.POSITIVE_INFINITY, 'I'],
      [1e300, 'I'],
      [Number.NaN, 'w'],
    ] as const) {
      expectSameText(value, form);
    }
    expect(ourOutcomeOf(() => compileIntegerFormatter('a')(Number.POSITIVE_INFINITY)).code).toBe('D1001');
    expect(compileIntegerFormatter('I')(12_000_000)).toHaveLength(12_000);
    expect(ourOutcomeOf(() => compileIntegerFormatter('I')(13_000_000)).code).toBe('D3120');
  });

  it('takes time in proportion to the length of a picture', () => {
    expect(compileIntegerFormatter(`${'#,'.repeat(200_000)}0`)(12)).toMatch(/1,2$/);
    expect(compileIntegerFormatter('0:'.repeat(50_000))(1)).toHaveLength(100_000);
    expectSameText(1, `${'#:#,'.repeat(300)}0`);
    expect(compileIntegerFormatter(`${'#:#,'.repeat(50_000)}0`)(1)).toHaveLength(4);
  });

  it('reads and refuses as the jsonata package does', () => {
    let refused = 0;
    const text = fc.oneof(
      { weight: 2, arbitrary: fc.tuple(number, damage) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('', '0x1f', ' 12', '-5', 'one hundred,two', 'and', '１２', '٣', 'MIM'),
      },
    );
    fc.assert(
      fc.property(text, picture, (given, form) => {
        let read = typeof given === 'string' ? given : '';
        if (typeof given !== 'string') {
          const [value, alter] = given;
          fc.pre(!isRoman(form) || Math.abs(value) < shownRoman);
          const outcome = outcomeOf(() => compileIntegerFormatter(form)(value));
          read = alter(String(outcome.value));
        }
        if (expectSameNumber(read, form)) refused++;
      }),
      { numRuns: numRuns * 2, seed },
    );
    expect(refused).toBeGreaterThan(numRuns / 50);
    expect(refused).toBeLessThan(numRuns * 1.6);
  });

  it('takes separators out from the last on, since that can bring another together', () => {
    expect(compileIntegerParser('😀i#0')('\ud83di\ude000')).toBe(0);
    expectSameNumber('\ud83di\ude000', '😀i#0');
    expectSameNumber('\ud83di\ude000', 'i😀#0');
  });

  it('reads what it wrote', () => {
    for (const form of ['0', '000;o', '#,##0', 'A', 'a', 'I', 'i', 'w', 'W;o', 'Ww', '٠']) {
      for (const value of [
        1, 7, 12, 19, 20, 21, 40, 99, 100, 101, 555, 999, 1000, 1984, 2_000_000, 327_730,
      ]) {
        if (form === '#,##0' || form === '٠' || value < 1e6) {
          const written = compileIntegerFormatter(form)(value);
          expect(compileIntegerParser(form)(written), `${written} as ${form}`).toBe(value);
        }
      }
    }
  });
});

describe('$formatInteger and $parseInteger', () => {
  const format = formatInteger.implementation as (...args: unknown[]) => unknown;
  const parse = parseInteger.implementation as (...args: unknown[]) => unknown;

  it('are missing for a missing value, whatever the picture', () => {
    expect(format(undefined, '#')).toBeUndefined();
    expect(parse(undefined, '#')).toBeUndefined();
  });

  it('fault where the picture is missing', () => {
    expect(ourOutcomeOf(() => format(1, undefined))).toEqual(outcomeOf(() => theirFormat(1, undefined)));
    expect(ourOutcomeOf(() => parse('1', undefined))).toEqual(outcomeOf(() => theirParse('1', undefined)));
  });

  it('format and read', () => {
    expect(format(12, 'w')).toBe('twelve');
    expect(parse('twelve', 'w')).toBe(12);
  });
});
