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
