import { boolean, memberOf } from '../data/Shape.ts';
import { commonProductions } from './commonProductions.ts';
import { call, type Draw, type Drawn, drawn, type Production, type Wanted } from './Draw.ts';
import { drawMany } from './drawPath.ts';
import { drawPattern } from './textProductions.ts';

const yes = (text: string, power?: number): Drawn => drawn(text, boolean, power);

/** Operands that are the same are where `<` and `<=` part, and random ones seldom are. */
function comparison(at: Draw): Drawn {
  const kind: Wanted = at.random.pick(['number', 'text']);
  const left = at.piece(kind, 41);
  const right = at.random.chance(0.2) ? left : at.piece(kind, 41);
  return yes(`${left} ${at.random.pick(['<', '<=', '>', '>='])} ${right}`, 40);
}

/** Likewise with values that are nearly the same: a list and its beginning, a value and a list of it. */
function equality(at: Draw): Drawn {
  const kind: Wanted = at.random.pick(['number', 'text', 'text', 'boolean', 'any', 'list', 'object']);
  const left = at.piece(kind, 41);
  const right = at.random.pickWeighted([
    { weight: 6, text: () => at.piece(kind, 41) },
    { weight: 2, text: () => left },
    { weight: 2, text: () => at.random.pick(['null', '[]', '{}', '""', '0']) },
    {
      weight: 1,
      text: () => at.random.pick([`[${left}]`, `(${left})[0]`, `$append(${left}, 1)`, `$reverse(${left})`]),
    },
  ]);
  const sides = at.random.shuffled([left, right.text()]);
  return yes(sides.join(at.random.pick([' = ', ' = ', ' != '])), 40);
}

function membership(at: Draw): Drawn {
  const many = drawMany(at, ({ kind }) => kind === 'text' || kind === 'number');
  if (many === undefined) return yes(`${at.piece('text', 41)} in [${at.piece('text')}, "a"]`, 40);
  const kind = memberOf(many.shape).kind === 'text' ? 'text' : 'number';
  return yes(`${at.piece(kind, 41)} in ${at.fit(many, 41)}`, 40);
}

export const booleanProductions: readonly Production[] = [
  ...commonProductions('boolean'),
  { weight: 2, leaf: true, draw: (at) => yes(at.random.pick(['true', 'false'])) },
  { weight: 9, draw: comparison },
  { weight: 9, draw: equality },
  { weight: 3, draw: membership },
  {
    weight: 4,
    draw: (at) =>
      yes(`${at.piece('boolean', 30)} and ${at.piece(at.random.chance(0.8) ? 'boolean' : 'any', 31)}`, 30),
  },
  {
    weight: 4,
    draw: (at) =>
      yes(`${at.piece('boolean', 25)} or ${at.piece(at.random.chance(0.8) ? 'boolean' : 'any', 26)}`, 25),
  },
  { weight: 3, draw: (at) => call('not', [at.piece(at.random.chance(0.7) ? 'boolean' : 'any')], boolean) },
  { weight: 3, draw: (at) => call('exists', [at.piece('any')], boolean) },
  { weight: 3, draw: (at) => call('boolean', [at.piece('any')], boolean) },
  { weight: 3, draw: (at) => call('contains', [at.piece('text'), drawPattern(at)], boolean) },
  {
    weight: 0.3,
    draw: (at) =>
      yes(`$exists($assert(${at.piece('boolean')}${at.random.chance(0.5) ? `, ${at.piece('text')}` : ''}))`),
  },
  {
    weight: 0.3,
    draw: (at) =>
      yes(
        `${at.piece('any', 41)} ~> ${at.random.pick(['$exists', '$boolean', '$not', '($not ~> $not)', '$boolean()'])}`,
        1,
      ),
  },
];
