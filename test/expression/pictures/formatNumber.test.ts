import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../src/expression/functions/formatNumber.ts';
import {
  compileNumberPicture,
  type NumberOptions,
} from '../../../src/expression/pictures/number/compileNumberPicture.ts';
import { hostileOptions, number, numberOptions, numberPicture, translate } from './numberArbitraries.ts';
import { expectSameOutcome, ourOutcomeOf, outcomeOf, packageFunction } from './packageFunction.ts';

const theirs = await packageFunction('formatNumber');
const seed = 20261121;
const numRuns = process.env.PATCHBAY_LONG === '1' ? 200_000 : 1200;
const format = (value: number, picture: string, options?: NumberOptions) =>
  compileNumberPicture(picture, options)(value);

const expectSame = (value: number, picture: string, options?: NumberOptions) =>
  expectSameOutcome(
    () => format(value, picture, options),
    () => theirs(value, picture, options),
  );

describe('a number picture', () => {
  it('formats and refuses as the jsonata package does', () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.array(number, { minLength: 4, maxLength: 4 }), numberPicture, (values, picture) => {
        for (const value of values) if (expectSame(value, picture)) refused++;
      }),
      { numRuns, seed },
    );
    expect(refused).toBeGreaterThan(numRuns / 4);
    expect(refused).toBeLessThan(numRuns * 2);
  });

  it('does so in symbols of its own', () => {
    let refused = 0;
    fc.assert(
      fc.property(number, numberPicture, numberOptions, (value, picture, options) => {
        if (expectSame(value, translate(picture, options), options)) refused++;
        expectSame(value, picture, options);
      }),
      { numRuns, seed },
    );
    expect(refused).toBeLessThan(numRuns * 0.8);
  });

  it('does so with symbols that are no texts', () => {
    fc.assert(
      fc.property(number, numberPicture, hostileOptions, (value, picture, options) => {
        expectSame(value, picture, options);
        expectSame(value, translate(picture, options), options);
      }),
      { numRuns, seed },
    );
  });

  it.each([
    [1234.5, '#,##0.00', '1,234.50'],
    [-1234.5, '#,##0.00', '-1,234.50'],
    [-1234.5, '0.00;(0.00)', '(1234.50)'],
    [0.14, '01%', '14%'],
    [1.005, '0.00', '1.00'],
    [2.5, '0', '2'],
    [3.5, '0', '4'],
    [1234.5678, '00.000e000', '12.346e002'],
    [0, '#.##', '.0'],
    [5, '#,##,##0', ',5,'],
  ])('writes %d as %s', (value, picture, text) => {
    expect(format(value, picture)).toBe(text);
    expectSame(value, picture);
  });

  it('rounds halves to even, also where the product of number and unit is inexact', () => {
    for (let thousandths = -20_005; thousandths <= 20_005; thousandths += 10) {
      expectSame(thousandths / 1000, '0.00');
      expectSame(thousandths / 1000, '#,##0.##');
    }
  });

  it.each(['0.00', '#,###.##', '0.0000', '000000,0'])('writes powers of two with %s', (picture) => {
    for (let exponent = -60; exponent < 100; exponent++) {
      for (const value of [2 ** exponent, 2 ** exponent - 1, 3 * 2 ** exponent]) expectSame(value, picture);
    }
  });

  it('shows more places than JavaScript can as a fault', () => {
    expect(ourOutcomeOf(() => format(1, `0.${'0'.repeat(101)}`)).code).toBe('D3120');
    expectSame(1, `0.${'0'.repeat(100)}`);
    expectSame(1, `0.${'0'.repeat(101)}`);
  });

  it('refuses an empty picture that an empty separator splits', () => {
    expectSame(1, '', { 'pattern-separator': '' });
    expectSame(1, '0', { 'pattern-separator': '' });
  });

  it('refuses infinity with an exponent, over which the package never ends', () => {
    expect(ourOutcomeOf(() => format(Number.POSITIVE_INFINITY, '0.0e0')).code).toBe('D1001');
    expectSame(Number.POSITIVE_INFINITY, '0.0');
    expectSame(Number.NEGATIVE_INFINITY, '0');
  });

  it('takes time in proportion to the length of a picture', () => {
    const groups = '#,'.repeat(200_000);
    expect(format(12, `${groups}0`)).toMatch(/1,2$/);
    expect(format(12, `${'##,#,'.repeat(50_000)}0`)).toHaveLength(100_002);
    expect(ourOutcomeOf(() => format(1, `${groups},0`)).code).toBe('D3089');
  });
});

describe('$formatNumber', () => {
  const call = formatNumber.implementation as (...args: unknown[]) => unknown;

  it('is missing for a missing value, whatever the picture', () => {
    expect(call(undefined, '0;0;0')).toBeUndefined();
  });

  it('faults where the picture is missing', () => {
    expect(ourOutcomeOf(() => call(1, undefined))).toEqual(outcomeOf(() => theirs(1, undefined)));
  });

  it('takes options', () => {
    expect(call(1234.5, '#.##0,00', { 'decimal-separator': ',', 'grouping-separator': '.' })).toBe(
      '1.234,50',
    );
  });

  it('keeps its answers apart when it has seen more pictures than it remembers', () => {
    for (let round = 0; round < 2; round++) {
      for (let digits = 1; digits <= 300; digits++) {
        expect(call(7, '0'.repeat(digits))).toBe('7'.padStart(digits, '0'));
      }
    }
  });
});
