import fc from 'fast-check';

const pieces = (chars: string, maxLength: number) =>
  fc.array(fc.constantFrom(...chars), { maxLength }).map((parts) => parts.join(''));

/** Pictures that mean something, in the default symbols. */
const plainPicture = fc
  .record({
    prefix: pieces('$(x €', 2),
    optional: pieces('#', 4),
    required: pieces('0019', 4),
    fraction: fc.option(fc.tuple(pieces('00', 3), pieces('##', 3)), { nil: undefined }),
    exponent: fc.option(pieces('00', 3), { nil: undefined, freq: 3 }),
    suffix: fc.constantFrom('', '', '', '%', '‰', ' kg', ')'),
    groups: fc.array(fc.nat(8), { maxLength: 3 }),
  })
  .map(({ prefix, optional, required, fraction, exponent, suffix, groups }) => {
    let integer = optional + required;
    for (const right of groups.sort((a, b) => b - a)) {
      const at = integer.length - right;
      if (at > 0) integer = `${integer.slice(0, at)},${integer.slice(at)}`;
    }
    const point = fraction === undefined ? '' : `.${fraction.join('')}`;
    return prefix + integer + point + (exponent === undefined ? '' : `e${exponent}`) + suffix;
  });

const regularPicture = fc.constantFrom(
  '#,##0.00',
  '#,##0',
  '0',
  '0.0',
  '00.###',
  '#.##',
  '.00',
  '#,###.##',
  '0.00%',
  '#',
  '#0.0########',
  '000,000,000.0,0',
  '#,####.000',
  '0.000000000000',
  '00.00e00',
  '#.0e0',
  '#e0',
  '0;(0)',
);

const hostilePicture = pieces('##00,,..;;ee%‰-9ab٣ \n', 9);

/** Pictures: mostly ones that format, and enough of those that the standard refuses. */
export const numberPicture = fc.oneof(
  { weight: 4, arbitrary: plainPicture },
  { weight: 3, arbitrary: regularPicture },
  { weight: 2, arbitrary: hostilePicture },
  { weight: 1, arbitrary: fc.tuple(plainPicture, plainPicture).map((both) => both.join(';')) },
);

/** Numbers where rounding, scaling and grouping go differently; infinity may keep the package busy for ever. */
export const number = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -2_000_000, max: 2_000_000 }).map((cents) => cents / 100) },
  { weight: 2, arbitrary: fc.integer({ min: -20_000, max: 20_000 }).map((units) => units / 8) },
  { weight: 2, arbitrary: fc.integer({ min: -300_000, max: 300_000 }).map((units) => units / 2000) },
  { weight: 1, arbitrary: fc.maxSafeInteger() },
  { weight: 2, arbitrary: fc.double({ noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.double({ min: -1e16, max: 1e16 }) },
  { weight: 1, arbitrary: fc.integer().map((units) => units / 1e7) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      0,
      -0,
      0.5,
      1.5,
      2.5,
      -0.5,
      1.005,
      0.615,
      8.345,
      1e21,
      1e20,
      -1e21,
      5e-324,
      1.7976931348623157e308,
      999.995,
      0.1 + 0.2,
      Number.NaN,
    ),
  },
);

const symbol = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(',', '.', '#', 'A', ' ', '٠', 'E', ';', '|') },
  { weight: 1, arbitrary: fc.constantFrom('', '..', '$&', '$$', '0', 'ab', '\uffff', '\n') },
);
const names = [
  'decimal-separator',
  'grouping-separator',
  'exponent-separator',
  'minus-sign',
  'percent',
  'per-mille',
  'zero-digit',
  'digit',
  'pattern-separator',
];

export const numberOptions = fc.dictionary(fc.constantFrom(...names, 'infinity', '__proto__', 'x'), symbol, {
  maxKeys: 3,
});

/** Options of any type; the standard lets JavaScript convert them. */
export const hostileOptions = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(
    symbol,
    fc.constantFrom<unknown>(0, 5, 1.5, null, true, [], [','], [['.']], {}, Object.create(null), [null]),
  ),
  { minKeys: 1, maxKeys: 2 },
);

/** A picture that was written for the options' own symbols. */
export function translate(picture: string, options: Readonly<Record<string, unknown>>): string {
  const symbols = new Map([
    ['.', options['decimal-separator']],
    [',', options['grouping-separator']],
    ['e', options['exponent-separator']],
    ['%', options.percent],
    ['#', options.digit],
    [';', options['pattern-separator']],
    ['0', options['zero-digit']],
  ]);
  return [...picture]
    .map((char) => {
      const symbol = symbols.get(char);
      return typeof symbol === 'string' ? symbol : char;
    })
    .join('');
}
