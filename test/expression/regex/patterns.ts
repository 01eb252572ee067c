import fc from 'fast-check';

const atom = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'A', '-') },
  {
    weight: 4,
    arbitrary: fc.constantFrom('.', '[ab]', '[^a]', '\\w', '\\s', '[^]', '[]', '[a-c-]', '\\x61'),
  },
  { weight: 2, arbitrary: fc.constantFrom('\\b', '\\B', '^', '$', '(?:)') },
);

const quantifier = fc
  .tuple(
    fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,3}', '{2,}', '{0}', '{0,}', '{3,4}'),
    fc.constantFrom('', '', '?'),
  )
  .map((parts) => parts.join(''));

/** Patterns of everything that a linear engine takes, and more nested than anybody writes. */
export const pattern = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: atom },
    { weight: 3, arbitrary: fc.tuple(tie('pattern'), tie('pattern')).map((parts) => parts.join('')) },
    {
      weight: 2,
      arbitrary: fc.tuple(tie('pattern'), tie('pattern')).map((parts) => `(?:${parts.join('|')})`),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(tie('pattern'), quantifier).map(([inner, times]) => `(?:${inner})${times}`),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(tie('pattern'), quantifier).map(([inner, times]) => `(${inner})${times}`),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          atom.filter((text) => !/^(\\[bB]|[$^])$/.test(text)),
          quantifier,
        )
        .map((parts) => parts.join('')),
    },
    fc.tuple(tie('pattern'), tie('pattern')).map((parts) => `(${parts.join('|')}|)`),
  ),
})).pattern;

export const flags = fc.constantFrom('g', 'g', 'gi', 'gm', 'gim');

export const text = fc.string({
  unit: fc.constantFrom('a', 'a', 'b', 'b', 'A', '-', '\n', 'é'),
  maxLength: 9,
});
