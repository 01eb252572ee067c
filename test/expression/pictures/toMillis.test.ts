import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMillis } from '../../../src/expression/functions/toMillis.ts';
import { compileDateFormatter } from '../../../src/expression/pictures/date/compileDateFormatter.ts';
import { compileDateParser } from '../../../src/expression/pictures/date/compileDateParser.ts';
import { parseIsoTimestamp } from '../../../src/expression/pictures/date/parseIsoTimestamp.ts';
import { completePicture, damage, isoTimestamp, millis, readablePicture } from './dateArbitraries.ts';
import { expectSameOutcome, ourOutcomeOf, outcomeOf, packageFunction } from './packageFunction.ts';

const now = Date.UTC(2026, 10, 21, 13, 14, 15, 167);
const theirs = await packageFunction('toMillis', now);
const seed = 20261121;
const numRuns = process.env.PATCHBAY_LONG === '1' ? 300_000 : 2500;
const call = toMillis.implementation as (...args: unknown[]) => unknown;

const expectSame = (text: string, picture: string) =>
  expectSameOutcome(
    () => compileDateParser(picture)(text, now),
    () => theirs(text, picture),
  );

/** What a picture writes, or something else where it cannot write. */
function write(at: number, picture: string): string {
  const outcome = ourOutcomeOf(() => compileDateFormatter(picture)(at, undefined));
  return 'code' in outcome ? '12 May 2018' : String(outcome.value);
}

describe('a date picture', () => {
  it('reads, misses and refuses texts as the jsonata package does', () => {
    const seen = { value: 0, missing: 0, fault: 0 };
    const picture = fc.oneof(readablePicture, { weight: 2, arbitrary: completePicture });
    fc.assert(
      fc.property(
        picture,
        fc.array(fc.tuple(millis, damage), { minLength: 2, maxLength: 2 }),
        (form, times) => {
          for (const [at, alter] of times) {
            const text = alter(write(at, form));
            if (expectSame(text, form)) seen.fault++;
            else if (theirs(text, form) === undefined) seen.missing++;
            else seen.value++;
          }
        },
      ),
      { numRuns, seed },
    );
    expect(seen.value).toBeGreaterThan(numRuns / 2);
    expect(seen.missing).toBeGreaterThan(numRuns / 10);
    expect(seen.fault).toBeGreaterThan(numRuns / 10);
  });

  it('reads what it wrote', () => {
    const complete = fc.constantFrom(
      '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01]',
      '[FNn], [D1o] [MNn] [Y] [H01]:[m] [s].[f001] [Z0101]',
      '[Yw] [MNn,3-3] [Dwo] [h]:[m]:[s].[f001] [P]',
    );
    fc.assert(
      fc.property(fc.integer({ min: -60_000_000, max: 3_000_000_000_000 }), complete, (at, form) => {
        expect(compileDateParser(form)(compileDateFormatter(form)(at), now)).toBe(at);
      }),
      { numRuns: 500, seed },
    );
  });

  it.each([
    ['2018-03-23', '[Y]-[M]-[D]', Date.UTC(2018, 2, 23)],
    ['201802', '[Y0001][M01]', Date.UTC(2018, 1, 1)],
    ['23RD march 2018', '[D1o] [MNn] [Y]', Date.UTC(2018, 10, 23, 0, 0)],
    ['twenty-first August two thousand and seventeen', '[Dw] [MNn] [Yw]', Date.UTC(2017, 7, 21)],
    ['4/4/2018 12:06 pm', '[D1]/[M1]/[Y0001] [h]:[m] [P]', Date.UTC(2018, 3, 4, 12, 6)],
    ['13:45', '[H]:[m]', Date.UTC(2026, 10, 21, 13, 45)],
    ['2018--180', '[Y]--[d]', Date.UTC(2018, 5, 29)],
    ['2020-09-09 12:00:00 +0530', '[Y]-[M]-[D] [H]:[m]:[s] [Z0001]', Date.UTC(2020, 8, 9, 6, 30)],
    ['sixteenMay', '[Dw][MNn]', undefined],
    ['21', '[Y][M]', undefined],
    ['x', 'x', undefined],
    ['99-1-1', '[Y]-[M]-[D]', Date.UTC(1999, 0, 1)],
  ])('reads %s with %s', (text, picture, at) => {
    expectSame(text, picture);
    if (at !== undefined && picture !== '[D1o] [MNn] [Y]') {
      expect(compileDateParser(picture)(text, now)).toBe(at);
    }
  });

  it.each([
    ['2018-32-5', '[X]-[W]-[F1]', 'D3136'],
    ['2018 12', '[Y] [H]', 'D3136'],
    ['2018', '[Yn]', 'D3133'],
    ['2018', '[Y#]', 'D3130'],
    ['2018', '[Y', 'D3135'],
    ['1', '[D٠١]', 'D3120'],
    ['+01(01', '[Z01(01]', 'D3120'],
  ])('refuses %s with %s: %s', (text, picture, code) => {
    expect(ourOutcomeOf(() => compileDateParser(picture)(text, now)).code).toBe(code);
    expectSame(text, picture);
  });

  it('takes what is not told from now, at any time', async () => {
    for (const at of [0, now, Date.UTC(2024, 1, 29), -1, Date.UTC(99, 11, 31, 23, 59)]) {
      const theirsThen = await packageFunction('toMillis', at);
      const cases = [
        ['7', '[D]'],
        ['May', '[MNn]'],
        ['5:06', '[m]:[s]'],
        ['am', '[P]'],
        ['5', '[h]'],
        ['7', '[d]'],
        ['+01:00', '[Z]'],
        ['nix', '[MNn]'],
        ['0', '[f]'],
      ] as const;
      for (const [text, picture] of cases) {
        const ours = outcomeOf(() => compileDateParser(picture)(text, at));
        expect(ours, picture).toEqual(outcomeOf(() => theirsThen(text, picture)));
      }
    }
  });

  it('takes no name from what every object inherits', () => {
    expect(compileDateParser('[P]')('constructor', now)).toBe(now);
    expect(compileDateParser('[MNn]')('toString', now)).toBe(now);
  });

  it('tells letters from their other case as a regular expression does', () => {
    for (const [text, picture] of [
      ['É2018', 'é[Y]'],
      ['ſ2018', 's[Y]'],
      ['\u212a2018', 'k[Y]'],
      ['ς2018', 'Σ[Y]'],
      ['SS2018', 'ß[Y]'],
      ['ẞ2018', 'ß[Y]'],
    ] as const) {
      expectSame(text, picture);
    }
  });

  it('takes time in proportion to text and picture where a regular expression would try all ways', () => {
    const many = '1'.repeat(20_000);
    expect(compileDateParser('[Y]1[M]1[D]1[H]1[m]1[s]1x')(many, now)).toBeUndefined();
    expect(compileDateParser('[Yw]x')('one '.repeat(20_000), now)).toBeUndefined();
    expect(compileDateParser('[MN][FN][MN][FN][MN][FN][MN][FN]1')('a'.repeat(20_000), now)).toBeUndefined();
    expect(compileDateParser('[Y]1[M,10000][D]x')(many, now)).toBeUndefined();
    const hugeBoth = ourOutcomeOf(() => compileDateParser('[MN]x'.repeat(2000))('x'.repeat(100_000), now));
    expect(hugeBoth.code).toBe('D3120');
  });
});

describe('an ISO 8601 timestamp', () => {
  it('is read and refused as the jsonata package does', () => {
    let read = 0;
    fc.assert(
      fc.property(isoTimestamp, damage, fc.boolean(), (timestamp, alter, damaged) => {
        const text = damaged ? alter(timestamp) : timestamp;
        const refused = expectSameOutcome(
          () => parseIsoTimestamp(text),
          () => theirs(text),
        );
        if (!refused && !Number.isNaN(parseIsoTimestamp(text))) read++;
      }),
      { numRuns: numRuns * 3, seed },
    );
    expect(read).toBeGreaterThan(numRuns / 2);
  });

  it('is read with every day, hour, minute and offset that it can have', () => {
    const times = ['', 'T00:00:00Z', 'T23:59:59.999Z', 'T24:00:00Z', 'T12:30:01-05:00', 'T29:00:00Z'];
    for (const year of ['0000', '0099', '0100', '1900', '2000', '2023', '2024', '9999']) {
      for (let month = 0; month <= 19; month++) {
        for (let day = 0; day <= 39; day++) {
          const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          for (const time of times) {
            const expected = theirs(date + time);
            if (!Object.is(parseIsoTimestamp(date + time), expected)) {
              expect.fail(`${date + time}: ${parseIsoTimestamp(date + time)} instead of ${expected}`);
            }
          }
        }
      }
    }
  });

  it('is refused with the text', () => {
    expect(ourOutcomeOf(() => call('yesterday'))).toEqual({ code: 'D3110', value: 'yesterday' });
  });
});

describe('$toMillis', () => {
  it('is missing for a missing value, whatever the picture', () => {
    expect(call(undefined, '[Y', now)).toBeUndefined();
  });

  it('reads with a picture, and what is missing from the time that it is given', () => {
    expect(call('7 pm', '[h] [P]', now)).toBe(Date.UTC(2026, 10, 21, 19));
  });
});
