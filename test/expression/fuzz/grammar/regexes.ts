import type { Random } from '../Random.ts';

const whole = [
  '/a/',
  '/[a-z]+/',
  '/\\d+/',
  '/(\\w+)@(\\w+)/',
  '/^\\s*/',
  '/\\s+/',
  '/b*/',
  '/(a)|(b)/',
  '/./',
  '/\\//',
  '/[^,]+/',
  '/\\./',
  '/$/',
  '/utm_([a-z]+)=([^&]*)/',
  '/[A-Z]/',
  '/(x)?y?/',
  '/o/i',
  '/^H.*d$/im',
  '/[/]/',
  '/(?:ab)+c?/',
  '/\\u00e9/',
  '/,\\s*/',
  '/(?<n>a)/',
  '/\\bHello\\b/',
  '/[\\]a]/',
  '/😀/',
  '/(a)(b)?(c)?(d)?(e)?(f)?(g)?(h)?(i)?(j)?(k)?/',
  '/[?#&].*$/',
  '/^[a-z]/',
  '/\\w+$/m',
  '/e$|^h/i',
  '/ +$/',
];
/** With so many groups that their numbers have two digits. */
export const manyGroups = '/([a-z])(b)?(c)?(d)?(e)?(f)?(g)?(h)?(i)?(j)?(k)?/';

/** With a match at the end of a line, or at either. */
export const endsOfLines = ['/[a-z]$/m', '/\\w+$/m', '/e$|o$/m', '/^[a-z]/m', '/e$/'];

const atoms = ['a', 'b', '.', '\\w', '\\d', '[abc]', '[^a]', '(a)', '(b|c)', '\\s', 'e', 'o', '(\\w)'];

/** A regular expression literal, none of which backtracks far. */
export function drawRegex(random: Random): string {
  if (random.chance(0.7)) return random.pick(whole);
  const body = random
    .times(1, 3, () => `${random.pick(atoms)}${random.pick(['', '', '', '+', '?', '*', '{2}'])}`)
    .join('');
  return `/${random.pick(['', '', '^'])}${body}${random.pick(['', '', '$'])}/${random.pick(['', '', 'i', 'm'])}`;
}
