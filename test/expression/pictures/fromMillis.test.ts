import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMillis } from '../../../src/expression/functions/fromMillis.ts';
import { compileDateFormatter } from '../../../src/expression/pictures/date/compileDateFormatter.ts';
import { formatIsoTimestamp } from '../../../src/expression/pictures/date/formatIsoTimestamp.ts';
import { widestNumber } from '../../../src/expression/pictures/date/widestNumber.ts';
import { datePicture, millis, timezone } from './dateArbitraries.ts';
import { expectSameOutcome, ourOutcomeOf, packageFunction } from './packageFunction.ts';

const theirs = await packageFunction('fromMillis');
const seed = 20261121;
const numRuns = process.env.PATCHBAY_LONG === '1' ? 300_000 : 2000;
const call = fromMillis.implementation as (...args: unknown[]) => unknown;

const expectSame = (at: number, picture: string, zone?: string) =>
  expectSameOutcome(
    () => compileDateFormatter(picture)(at, zone),
    () => theirs(at, picture, zone),
  );

describe('a date picture', () => {
  it('formats and refuses as the jsonata package does', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.array(millis, { minLength: 3, maxLength: 3 }),
        datePicture,
        timezone,
        (times, picture, zone) => {
          for (const at of times) if (expectSame(at, picture, zone)) refused++;
        },
      ),
      { numRuns, seed },
    );
    expect(refused).toBeGreaterThan(numRuns / 4);
    expect(refused).toBeLessThan(numRuns * 2);
  });

  it('knows the weeks and days of years and months around their ends', () => {
    const day = 86_400_000;
    const format = compileDateFormatter('[Y]-[M]-[D] [X] [W] [x] [w] [d] [F] [FNn] [xNn]');
    for (let year = -3; year < 2800; year += year > 103 ? 37 : 1) {
      const newYear = new Date(0).setUTCFullYear(year, 0, 1);
      for (let days = -35; days < 35; days++) {
        const at = newYear + days * day + 3;
        expect(format(at)).toBe(theirs(at, '[Y]-[M]-[D] [X] [W] [x] [w] [d] [F] [FNn] [xNn]', undefined));
      }
    }
  });

  it.each([
    [1521801216617, '[Y0001]-[M01]-[D01]', undefined, '2018-03-23'],
    [1521801216617, '[D1o] [MNn] [Y]', undefined, '23rd March 2018'],
    [1521801216617, '[D#1,2]/[M1,2]/[Y0001,2-2]', undefined, '23/03/18'],
    [1521801216617, '[Yw]', undefined, 'two thousand and eighteen'],
    [1521801216617, '[Dwo] [MNn,3-3] [YI]', undefined, 'twenty-third Mar MMXVIII'],
    [1521801216617, '[h]:[m] [PN]', undefined, '10:33 AM'],
    [1521801216617, '[H01]:[m][Z01:01t]', '+0530', '16:03+05:30'],
    [1521801216617, '[H01]:[m] [z]', '-0500', '05:33 GMT-05:00'],
    [1521801216617, '[[[Y]]]', undefined, '[2018]'],
    [1521801216617, '[Y9,999,*]', undefined, '2,018'],
    [1230757500000, '[X0001]-W[W01]-[F1]', undefined, '2009-W01-3'],
    [0, '[Q1]', undefined, 'undefined'],
  ])('writes %d with %s in %s as %s', (at, picture, zone, text) => {
    expect(compileDateFormatter(picture)(at, zone)).toBe(text);
    expectSame(at, picture, zone);
  });

  it.each([
    ['[Y', 'D3135', undefined],
    ['[]', 'D3132', ''],
    ['[Q]', 'D3132', 'Q'],
    ['[Yn]', 'D3133', 'Y'],
    ['[Y#]', 'D3130', '#'],
    ['[Y0٠]', 'D3131', undefined],
    ['[Z010101]', 'D3134', 6],
    ['[fn]', 'D3120', undefined],
  ])('refuses %s with %s', (picture, code, value) => {
    expect(ourOutcomeOf(() => compileDateFormatter(picture)(0))).toEqual({ code, value });
    expectSame(0, picture);
  });

  it('refuses the first marker that is wrong', () => {
    for (const picture of ['[Yn][Z010101]', '[Z010101][Yn]', '[Yn][Q]']) expectSame(0, picture);
  });

  it('writes numbers of any width, up to the longest text that there is', () => {
    expect(compileDateFormatter('[Y,100000]')(0)).toBe('1970'.padStart(100_000, '0'));
    expect(compileDateFormatter('[Y#,##0,1000000]')(0)).toHaveLength(1_333_333);
    expect(ourOutcomeOf(() => compileDateFormatter('[Y,1000000000]')(0)).code).toBe('D3120');
    const together = ourOutcomeOf(() => compileDateFormatter('[Y,300000000][Y,300000000]')(0));
    expect(together.code).toBe('D3120');
  });

  it('tells how wide its widest number is, for whoever has a budget', () => {
    expect(widestNumber('[Y,1000000000] [M01]')).toBe(1_000_000_000);
    expect(widestNumber('[D01]:[f001]')).toBe(3);
    expect(widestNumber('[Y,*-x]')).toBe(0);
    expect(widestNumber('[Yw] [MNn,300]')).toBe(0);
    expect(widestNumber('[Y')).toBe(0);
  });

  it('takes time in proportion to the length of a picture', () => {
    expect(compileDateFormatter('[[]]'.repeat(100_000))(0)).toHaveLength(200_000);
    expect(ourOutcomeOf(() => compileDateFormatter('['.repeat(200_001))(0)).code).toBe('D3135');
    expect(compileDateFormatter(`[D${' '.repeat(200_000)}01]`)(0)).toBe('01');
    expect(compileDateFormatter(`[D${'0:'.repeat(100_000)}1]`)(0)).toHaveLength(200_001);
  });
});

describe('$fromMillis', () => {
  it('writes ISO 8601 where no picture is given', () => {
    fc.assert(
      fc.property(millis, timezone, (at, zone) => {
        expectSameOutcome(
          () => call(at, undefined, zone),
          () => theirs(at, undefined, zone),
        );
      }),
      { numRuns, seed },
    );
    expect(formatIsoTimestamp(1521801216617)).toBe('2018-03-23T10:33:36.617Z');
    expect(formatIsoTimestamp(8.64e15 + 1)).toBe('0NaN-NaN-NaNTNaN:NaN:NaN.NaNZ');
  });

  it('is missing for a missing value, whatever the picture', () => {
    expect(call(undefined, '[Y')).toBeUndefined();
  });

  it('takes pictures that are too long to be remembered', () => {
    const long = `${'x'.repeat(300)}[D]`;
    expect(call(0, long)).toBe(`${'x'.repeat(300)}1`);
    expect(call(86_400_000, long)).toBe(`${'x'.repeat(300)}2`);
  });
});
