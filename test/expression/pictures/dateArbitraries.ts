import fc from 'fast-check';

const component = fc.constantFrom(...'YMDdFWwXxHhPmsfZzCE');
const presentation = fc.constantFrom(
  '',
  '',
  '1',
  '01',
  '001',
  '0001',
  '#1',
  '#,##1',
  '9,999',
  'n',
  'N',
  'Nn',
  'w',
  'W',
  'Ww',
  'i',
  'I',
  'a',
  'A',
  '1o',
  '01t',
  'wo',
  'Wwo',
  '01:01',
  '0101',
  '01:01t',
  '0',
  '٠١',
  '0,00,0',
  '1;o',
  '#',
);
const width = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  { weight: 3, arbitrary: fc.constantFrom(',2', ',4', ',2-2', ',*-2', ',3-3', ',*', ',1-4', ',*-4', ',12') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(',', ',0', ',*-0', ',x', ',*-x', ',*--1', ',*--5', ',2--5', ',-', ',1-1'),
  },
);

const marker = fc
  .tuple(component, presentation, width)
  .map(([letter, presented, wide]) => `[${letter}${presented}${wide}]`);

/** Markers as people write them. */
const usualMarker = fc.constantFrom(
  '[Y0001]',
  '[Y]',
  '[Y,2-2]',
  '[M01]',
  '[M]',
  '[MNn]',
  '[MNn,3-3]',
  '[MN]',
  '[D01]',
  '[D1o]',
  '[D]',
  '[Dwo]',
  '[Yw]',
  '[FNn]',
  '[FNn,3-3]',
  '[d001]',
  '[W01]',
  '[X0001]',
  '[H01]',
  '[h]',
  '[h#1]',
  '[m01]',
  '[m]',
  '[s01]',
  '[f001]',
  '[f]',
  '[P]',
  '[PN]',
  '[Z]',
  '[Z01:01t]',
  '[Z0101]',
  '[z]',
  '[Da]',
  '[YI]',
);

const literal = fc.constantFrom(
  '',
  '-',
  '/',
  ' ',
  ':',
  '.',
  'T',
  ', ',
  ' of ',
  '[[',
  ']]',
  'é',
  'GMT',
  '+',
  '(',
  '1',
);

const hostileMarker = fc.oneof(
  fc
    .array(fc.constantFrom(...'YMDZfPnN01,#-;o*[] Q\u0301é٠'), { maxLength: 6 })
    .map((chars) => `[${chars.join('')}]`),
  fc.constantFrom(
    '[',
    '[]',
    ']',
    '[Q]',
    '[Q1]',
    '[,2]',
    '[ ]',
    '[Y 0 1 , 2 ]',
    '[Y\n]',
    '[zn]',
    '[fN]',
    '[Z01|01]',
  ),
);

/** Pictures of dates: usual ones, all components in all presentations, and broken ones. */
export const datePicture = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .array(fc.tuple(usualMarker, literal), { minLength: 1, maxLength: 7 })
      .map((parts) => parts.flat().join('')),
  },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof(marker, marker, usualMarker, literal), { maxLength: 5 })
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.oneof(marker, literal, hostileMarker), { maxLength: 4 })
      .map((parts) => parts.join('')),
  },
);

const day = 86_400_000;

export const millis = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: 0, max: 2_000_000_000 }).map((seconds) => seconds * 1000 + (seconds % 1000)),
  },
  { weight: 2, arbitrary: fc.integer({ min: -800_000, max: 3_000_000 }).map((days) => days * day) },
  // The first and last days of years and months, and the years 0 to 99.
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: -50, max: 2400 }), fc.nat(11), fc.integer({ min: -8, max: 8 }), fc.nat(day))
      .map(([year, month, days, ofDay]) => new Date(0).setUTCFullYear(year, month, days) + ofDay),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -8_640_000_000, max: 8_640_000_000 }).map((seconds) => seconds * 1_000_000),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      0,
      -0,
      -0.5,
      1.7,
      -1,
      8.64e15,
      -8.64e15,
      8.64e15 - 3e10,
      1e16,
      Number.NaN,
      Infinity,
    ),
  },
);

export const timezone = fc.oneof(
  { weight: 5, arbitrary: fc.constant(undefined) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('+0000', '+0100', '-0500', '+0530', '-0330', '+1400', '-0001', '0545'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'Z', 'UTC', '+5', '-5', '+01:00', '99999999999999', '1e3', ' +0100x'),
  },
);

/** A marker that can be read, and literals that may or may not be taken for what stands beside them. */
const readable = fc.oneof(
  { weight: 4, arbitrary: usualMarker },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '[M1]',
      '[Mw]',
      '[Dw]',
      '[Hw]',
      '[mWw]',
      '[Yi]',
      '[MA]',
      '[s]',
      '[f1]',
      '[Z0001]',
      '[z0101]',
      '[Z01]',
      '[Z1h1]',
      '[Z01.01]',
      '[Z01?01]',
      '[Z01|01]',
      '[Z01\\01]',
      '[Z01[01]',
      '[Z01$01]',
      '[Z01(01]',
      '[PNn]',
      '[W]',
      '[w]',
      '[x]',
      '[F1]',
      '[D1o,2]',
      '[Y,4]',
      '[Y,*-4]',
      '[M,2]',
      '[Y,*--5]',
      '[D٠١]',
      '[C]',
    ),
  },
);

export const readablePicture = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: readable },
      { weight: 3, arbitrary: literal },
      { weight: 1, arbitrary: marker },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** Common pictures as a whole: random ones seldom have all of a date without a gap. */
export const completePicture = fc.constantFrom(
  '[Y0001]-[M01]-[D01]',
  '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01]',
  '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001]Z',
  '[Y0001][M01][D01][H01][m01][s01]',
  '[D1o] [MNn] [Y]',
  '[D]/[M]/[Y] [h]:[m] [P]',
  '[M]/[D]/[Y] [h]:[m]:[s] [PN] [z]',
  '[FNn], [D1o] [MNn] [Y] [H01]:[m] [Z0101]',
  '[Dwo] of [MNn,3-3] [Yw]',
  '[D][MNn][Y]',
  '[Dw][MNn][Y]',
  '[Yw][MNn][Dw]',
  '[Dw]and[Mw] [Y]',
  '[Y]-[d]',
  '[d] [Y] [H]',
  '[Y]-[d]T00',
  '[H]:[m]',
  '[h][P]',
  '[m]:[s]',
  '[Y]',
  '[M]',
  '[X]-[W]-[F1]',
  '[X] [xNn] [w] [F]',
  '[YI] [Mi] [Da]',
  '[Y]1[M]1[D]',
  '[Y]th[M1o]',
  '[P]',
  '[Z]',
  '[D1o]st[Y]',
);

/** A text with up to two characters put in, taken out or changed, or its case. */
export const damage = fc
  .array(fc.tuple(fc.nat(60), fc.nat(2), fc.constantFrom(...'0159-+:/ ,aAtTsmMZé{}[]|\n')), { maxLength: 2 })
  .map((changes) => (text: string) => {
    let damaged = text;
    for (const [place, taken, char] of changes) {
      const at = place % (damaged.length + 1);
      damaged = damaged.slice(0, at) + (taken === 2 ? '' : char) + damaged.slice(at + taken);
    }
    return damaged;
  });

const digit = fc.constantFrom(...'0123456789');
const two = (first: string) => fc.tuple(fc.constantFrom(...first), digit).map((pair) => pair.join(''));
const optional = (arbitrary: fc.Arbitrary<string>, freq: number) => fc.option(arbitrary, { nil: '', freq });

/** All that the standard lets through without a picture, and a little more. */
export const isoTimestamp = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 1900, max: 2100 }).map(String) },
      { weight: 1, arbitrary: fc.tuple(digit, digit, digit, digit).map((digits) => digits.join('')) },
    ),
    optional(
      two('01').map((month) => `-${month}`),
      8,
    ),
    optional(
      two('0123').map((day) => `-${day}`),
      8,
    ),
    optional(
      fc.tuple(two('0012'), two('012345'), two('012345')).map((time) => `T${time.join(':')}`),
      5,
    ),
    optional(
      fc.array(digit, { minLength: 1, maxLength: 11 }).map((digits) => `.${digits.join('')}`),
      2,
    ),
    optional(
      fc.oneof(
        fc.constantFrom('Z', 'Z', 'z', '+00:00', '-00:00', '+0530', '+05:30', '-14:00'),
        fc
          .tuple(fc.constantFrom('+', '-'), two('012'), fc.constantFrom(':', ''), two('012345'))
          .map((parts) => parts.join('')),
      ),
      5,
    ),
  )
  .map((parts) => parts.join(''));
