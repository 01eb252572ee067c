import { memberOf, object, text as textShape } from '../data/Shape.ts';
import { commonProductions } from './commonProductions.ts';
import { constantTexts } from './constantProductions.ts';
import { call, type Draw, type Drawn, drawn, type Production } from './Draw.ts';
import { drawLambda } from './drawFunction.ts';
import { drawMany } from './drawPath.ts';
import { drawInteger, drawMillis } from './numberProductions.ts';
import {
  drawIntegerPicture,
  drawMomentPicture,
  drawNumberOptions,
  drawNumberPicture,
  drawZone,
} from './pictures.ts';
import { drawRegex, endsOfLines, manyGroups } from './regexes.ts';

const any = textShape('any');
const literals = [
  '""',
  '"a"',
  '"b"',
  '"x"',
  '","',
  '" "',
  '"Hello World"',
  "'single'",
  '"\\u00e9\\n"',
  '"😀"',
  '"\\ud83d"',
  '"__proto__"',
  '"constructor"',
  '"12"',
  '"a,b"',
  '"@"',
  '"?"',
  '"utm_source="',
  '"\\"\\\\"',
  '"-"',
];
const matchShape = object({
  match: any,
  start: { kind: 'number', flavour: 'count' },
  end: { kind: 'number', flavour: 'count' },
  groups: { kind: 'list', of: any },
});

/** Functions from one text to a text. */
const plain = ['lowercase', 'uppercase', 'trim', 'base64encode', 'encodeUrlComponent', 'encodeUrl', 'string'];
const rarer = ['base64decode', 'decodeUrlComponent', 'decodeUrl'];

function texts(at: Draw): string {
  const many = drawMany(at, (item) => item.kind === 'text');
  if (many !== undefined && at.random.chance(0.7)) return many.text;
  const drawnList = at.list();
  if (memberOf(drawnList.of).kind === 'text') return drawnList.text;
  return `[${at.random.times(0, 3, () => at.piece('text')).join(', ')}]`;
}

const separators = [
  '","',
  '" "',
  '";"',
  '"&"',
  '""',
  '"e"',
  '"  "',
  '"xx"',
  '/,\\s*/',
  '/\\s+/',
  '/[,;]/',
  '/[^a-z]+/',
  '/e/i',
  '/(,)|e/',
];

/** Where `$split` cuts, most often somewhere. */
export function drawSeparator(at: Draw): string {
  return at.random.chance(0.6) ? at.random.pick(separators) : drawPattern(at);
}

/** What `$replace`, `$split`, `$match` and `$contains` look for. */
export function drawPattern(at: Draw): string {
  if (at.random.chance(0.5)) return drawRegex(at.random);
  return at.random.chance(0.7) ? at.random.pick([...literals]) : at.piece('text');
}

const severalLines = ['"line\\nbreak"', '"one\\ntwo\\n"', '"a\\r\\nb e\\ne"'];

const replacements = [
  '"-"',
  '""',
  '"$0"',
  '"[$1]"',
  '"$2$1"',
  '"$$"',
  '"$10"',
  '"<$11$12>"',
  '"$"',
  '"$&$`$1"',
  '"$$1$<n>"',
];

function drawReplacement(at: Draw): string {
  const roll = at.random.below(10);
  if (roll < 4) return at.random.pick(replacements);
  if (roll < 7)
    return drawLambda(at, [matchShape], (inner) => inner.piece(inner.random.chance(0.95) ? 'text' : 'any'));
  return at.piece('text');
}

/** The first argument of a text function, or none: the context then stands for it. */
function onContext(at: Draw, name: string, ...rest: string[]): Drawn {
  if (at.random.chance(0.85)) return call(name, [at.piece('text'), ...rest], any);
  return at.random.chance(0.5)
    ? drawn(`${at.piece('text', 76)}.$${name}(${rest.join(', ')})`, any, 75)
    : drawn(`${at.piece('text', 41)} ~> $${name}(${rest.join(', ')})`, any, 40);
}

export const textProductions: readonly Production[] = [
  ...commonProductions('text'),
  ...constantTexts,
  { weight: 8, leaf: true, draw: (at) => drawn(at.random.pick(literals), any) },
  {
    weight: 10,
    draw: (at) =>
      drawn(
        `${at.piece(at.random.chance(0.7) ? 'text' : 'any', 50)} & ${at.piece(at.random.chance(0.7) ? 'text' : 'any', 51)}`,
        any,
        50,
      ),
  },
  { weight: 6, draw: (at) => onContext(at, at.random.pick(plain)) },
  {
    weight: 1,
    draw: (at) =>
      call(
        at.random.pick(rarer),
        [at.random.pick(['"YWJj"', '"%20a"', '"%E4%B8%AD"', '"%"', at.piece('text'), at.piece('text')])],
        any,
      ),
  },
  {
    weight: 4,
    draw: (at) =>
      call('string', [at.piece('any'), ...(at.random.chance(0.15) ? [at.piece('boolean')] : [])], any),
  },
  {
    weight: 3,
    draw: (at) =>
      onContext(
        at,
        'substring',
        at.random.pick(['0', '1', '-2', '3', '100', '-100', '1.5']),
        ...(at.random.chance(0.5) ? [at.random.pick(['0', '1', '3', '-1', '100'])] : []),
      ),
  },
  {
    weight: 3,
    draw: (at) =>
      onContext(
        at,
        at.random.pick(['substringBefore', 'substringAfter']),
        at.random.pick(['","', '"@"', '"a"', '"?"', '""', at.piece('text')]),
      ),
  },
  {
    weight: 2,
    draw: (at) =>
      onContext(
        at,
        'pad',
        at.random.pick(['5', '-5', '0', '12', '-1', '3.5']),
        ...(at.random.chance(0.5) ? [at.random.pick(['"0"', '"-"', '"ab"', '""', '"😀"'])] : []),
      ),
  },
  {
    weight: 4,
    draw: (at) =>
      onContext(
        at,
        'replace',
        drawPattern(at),
        drawReplacement(at),
        ...(at.random.chance(0.2) ? [at.random.pick(['0', '1', '2', '-1', '1.5'])] : []),
      ),
  },
  {
    weight: 4,
    draw: (at) =>
      call(
        'join',
        [
          texts(at),
          ...(at.random.chance(0.7) ? [at.random.pick(['", "', '"-"', '""', at.piece('text')])] : []),
        ],
        any,
      ),
  },
  {
    weight: 3,
    draw: (at) =>
      call(
        'formatNumber',
        [
          at.piece('number'),
          drawNumberPicture(at.random),
          ...(at.random.chance(0.2) ? [drawNumberOptions(at.random)] : []),
        ],
        any,
      ),
  },
  {
    weight: 2,
    draw: (at) =>
      call(
        'formatBase',
        [
          at.piece('number'),
          ...(at.random.chance(0.7) ? [at.random.pick(['2', '16', '36', '10', '1', '37', '8.5'])] : []),
        ],
        any,
      ),
  },
  { weight: 2, draw: (at) => call('formatInteger', [drawInteger(at), drawIntegerPicture(at.random)], any) },
  { weight: 1, draw: (at) => call('fromMillis', [drawMillis(at)], textShape('date')) },
  {
    weight: 4,
    draw: (at) =>
      call(
        'fromMillis',
        [
          drawMillis(at),
          drawMomentPicture(at.random),
          ...(at.random.chance(0.25) ? [drawZone(at.random)] : []),
        ],
        any,
      ),
  },
  { weight: 2, draw: (at) => call('type', [at.piece('any')], textShape('word')) },
  {
    weight: 2,
    draw: (at) =>
      drawn(
        `$match(${at.piece('text')}, ${drawRegex(at.random)})${at.random.pick(['[0].match', '.match', '.groups[0]', '[-1].start', '.groups'])}`,
        any,
        75,
      ),
  },
  {
    weight: 0.3,
    leaf: true,
    draw: (at) =>
      drawn(
        at.random.pick([
          '$now()',
          `$now(${drawMomentPicture(at.random)})`,
          `$now("[Y]-[M]", ${drawZone(at.random)})`,
        ]),
        textShape('date'),
      ),
  },
  {
    weight: 0.4,
    draw: (at) =>
      at.random.chance(0.6)
        ? call(
            'replace',
            [at.piece('text'), manyGroups, at.random.pick(['"<$11$1>"', '"$12"', '"$15x"', '"$1$10"'])],
            any,
          )
        : call('replace', [at.random.pick(severalLines), at.random.pick(endsOfLines), '"-"'], any),
  },
  // The dollar sign forgotten.
  {
    weight: 0.2,
    draw: (at) =>
      drawn(`${at.random.pick(['uppercase(', 'substring(?, ', 'map('])}${at.piece('text')})`, any),
  },
  { weight: 0.3, draw: (at) => call('error', [at.piece('text')], any) },
  { weight: 0.2, draw: (at) => drawn(`$eval(${JSON.stringify(at.at({ depth: 1 }).piece('any'))})`, any) },
  {
    weight: 1,
    draw: (at) =>
      drawn(
        `$split(${at.piece('text')}, ${drawSeparator(at)})[${at.random.pick(['0', '1', '2', '-1', '-2', '0.5'])}]${at.random.chance(0.1) ? '[]' : ''}`,
        any,
        80,
      ),
  },
];
