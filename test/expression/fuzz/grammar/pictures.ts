import type { Random } from '../Random.ts';

/** Texts that spell integers in one of the ways of `$formatInteger`. */
export const spelledIntegers = [
  '12',
  '1,234',
  'twelve',
  'twenty-first',
  'XIV',
  'xii',
  'abc',
  'Z',
  'one hundred and one',
  '007',
  '',
  '-5',
  '3rd',
  'minus one',
  'IIII',
  'ONE MILLION',
];

const integerPictures = [
  '1',
  '01',
  '0001',
  '#,##0',
  '#,##0,000',
  'w',
  'W',
  'Ww',
  'w;o',
  'Ww;o',
  'I',
  'i',
  'A',
  'a',
  '1;o',
  '#',
  '0;o',
  '١',
  '１',
  '###',
  '#:##0',
  '0,00,000',
  '1;c',
  'α',
  '*',
  '',
  '01;x',
  '#0#',
  '٠١',
  '999',
];

/** Words have the most rules. */
const wordPictures = ['w', 'W', 'Ww', 'w;o', 'W;o', 'Ww;o'];

export function drawIntegerPicture(random: Random): string {
  const picture = random.pick(random.chance(0.3) ? wordPictures : integerPictures);
  return JSON.stringify(mutated(random, picture, '#0,1w;oIiAa'));
}

const numberPictures = [
  '0',
  '#',
  '#,##0.00',
  '#,###.##',
  '00.00',
  '0.0##',
  '#0%',
  '0.00%',
  '0‰',
  '0%‰',
  '0.0e0',
  '00.000e0',
  '#.##;(#.##)',
  '0;-0',
  "'x'0",
  '£#,##0.00',
  '0.00 EUR',
  '#,##,#0',
  '.00',
  '#.',
  '0,0',
  '99.9',
  '###,###.###,###',
  '0e0%',
  '..',
  '#;#;#',
  '',
  '0#',
  '0.#0',
  '0,,0',
  '0,.0',
  'abc',
  '0a0',
];

export function drawNumberPicture(random: Random): string {
  return JSON.stringify(mutated(random, random.pick(numberPictures), '#0,.%e;‰-9x'));
}

const numberOptions = [
  '{}',
  '{"decimal-separator": ",", "grouping-separator": "."}',
  '{"zero-digit": "\\u0660"}',
  '{"minus-sign": "~"}',
  '{"percent": "pc"}',
  '{"per-mille": "pm"}',
  '{"exponent-separator": "E"}',
  '{"infinity": "inf", "NaN": "nan"}',
  '{"digit": "!"}',
  '{"pattern-separator": "|"}',
  '{"unknown": 1}',
];

export function drawNumberOptions(random: Random): string {
  return random.pick(numberOptions);
}

const momentPictures = [
  '[Y0001]-[M01]-[D01]',
  '[D01]/[M01]/[Y0001]',
  '[Y]-[M]-[D]T[H]:[m]:[s]',
  '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]',
  '[h#1]:[m01] [PN]',
  '[h]:[m01] [P]',
  '[FNn], [D1o] [MNn] [Y]',
  '[FNn,3-3] [MNn,3-3] [D1] [Y0001]',
  '[Y,2-2][M01][D01]',
  '[X0001]-W[W01]-[F1]',
  'Week [w] of [xNn]',
  '[YI] [Mi] [DA]',
  '[Dwo] of [MNn]',
  '[DWw;o]',
  '[H01][m01]',
  '[Z0001]',
  '[z]',
  '[C]',
  '[E]',
  '[d001]',
  '[f,3-3]',
  '[[Y]]',
  '[Y',
  'Y]',
  '[q]',
  '[M N]',
  '[YN]',
  '[Z00000]',
  '',
];

/** Pictures for `$fromMillis` and `$toMillis`, composed, mutated and hostile. */
export function drawMomentPicture(random: Random): string {
  if (random.chance(0.6))
    return JSON.stringify(mutated(random, random.pick(momentPictures), '[]YMDHhPmsfZzFwWXxd01,-*NnoIiA '));
  const parts = random.times(1, 4, () => {
    const component = random.pick([...'YMDdFWwXxHhPmsfZzCE']);
    const first = random.pick([
      '',
      '',
      '1',
      '01',
      '0001',
      'N',
      'n',
      'Nn',
      'I',
      'i',
      'w',
      'W',
      'Ww',
      'A',
      'a',
      '#1',
      '9',
    ]);
    const second = random.pick(['', '', '', 'o', 't', 'c']);
    const width = random.pick(['', '', '', ',2', ',2-2', ',3-3', ',*-4', ',*', ',1-2']);
    return `[${component}${first}${second}${width}]`;
  });
  return JSON.stringify(parts.join(random.pick(['-', '/', ' ', ':', '', 'T', ' of ', ']]'])));
}

export function drawZone(random: Random): string {
  return JSON.stringify(
    random.pick([
      '+0100',
      '-0500',
      '0000',
      '+0530',
      'Z',
      '+05:30',
      '',
      'UTC',
      '+1',
      '-1200',
      '+9999',
      '01:00',
    ]),
  );
}

/** Now and then one character more, less or other. */
function mutated(random: Random, picture: string, alphabet: string): string {
  if (!random.chance(0.12)) return picture;
  const place = random.below(picture.length + 1);
  return picture.slice(0, place) + random.pick(['', ...alphabet]) + picture.slice(place + random.below(2));
}
