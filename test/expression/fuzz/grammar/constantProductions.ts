import { list, text as textShape } from '../data/Shape.ts';
import { type Draw, drawn, type Production } from './Draw.ts';
import { drawMomentPicture, drawZone } from './pictures.ts';
import { drawRegex } from './regexes.ts';

const any = textShape('any');

/** Texts in which the constants below occur, also next to each other, at the ends and over several lines. */
const rich = [
  '"a, b,,c"',
  '" padded  text "',
  '"trailing "',
  '"line\\none\\nline two "',
  '"abcdefghijkxyz"',
  '"xxxa"',
  '"axxx"',
  '"bee@e.ee?x=1&b=2#e"',
  '"😀 a😀b"',
  '"$1 $& b"',
  '""',
];
const sought = ['"a"', '"e"', '","', '" "', '"xx"', '"😀"', '"line"', '"?"'];
const separators = ['","', '" "', '"e"', '", "', '"ee"', '"line"', '"xx"'];
const replacements = [
  '""',
  '"-"',
  '"$0$0"',
  '"$$"',
  '"$&"',
  '"$`"',
  '"$1"',
  '"[$2$1]"',
  '"$$1"',
  '"$10"',
  '"<$11$12>"',
  '"$"',
];

function drawText(at: Draw): string {
  return at.random.chance(0.7) ? at.random.pick(rich) : at.piece('text');
}

const manyGroups = '/(a)(b)?(c)?(d)?(e)?(f)?(g)?(h)?(i)?(j)?(k)?/';

/** Patterns whose matches stand at the ends of the text or of its lines. */
const bound = ['/\\w+$/m', '/e$/m', '/^\\w/m', '/^ +/', '/ +$/', '/[?#].*$/', '/e|a$/', '/^x|x$/'];

function drawSought(at: Draw): string {
  if (at.random.chance(0.5)) return at.random.pick(sought);
  return at.random.chance(0.4) ? at.random.pick(bound) : drawRegex(at.random);
}

/** A part of a text that is cut at one constant or another. */
function drawPiece(at: Draw): string {
  const place = at.random.pick(['0', '1', '2', '-1', '-1', '-2', '0.5', '-0.5']);
  const end = at.random.chance(0.15) ? '[]' : '';
  const separator = at.random.chance(0.7) ? at.random.pick(separators) : drawSought(at);
  return `$split(${drawText(at)}, ${separator})[${place}]${end}`;
}

function drawCut(at: Draw): string {
  const counts = ['0', '1', '2', '5', '30'];
  const rest = at.random.chance(0.6) ? `, ${at.random.pick(counts)}` : '';
  return `$substring(${drawText(at)}, ${at.random.pick(counts)}${rest})`;
}

/** A connective on the right of another one, with a fault on its own right: only operators stand around that. */
function drawNestedFault(at: Draw): string {
  const fault = at.random.pick(['1 < "a"', '"a" >= 1', '-"a" = 1', '1 + "a" = 2', 'true < 1']);
  const [outer, inner] = [at.random.pick(['and', 'or']), at.random.pick(['and', 'or'])];
  const passing = (operator: string) => (operator === 'and' ? 'true' : 'false');
  return `${passing(outer)} ${outer} (${passing(inner)} ${inner} ${fault})`;
}

/** Functions whose arguments stand in the text of the expression, so that code is made for these alone. */
const calls: readonly ((at: Draw) => string)[] = [
  (at) => `$replace(${drawText(at)}, ${drawSought(at)}, ${at.random.pick(replacements)})`,
  (at) => `$replace(${drawText(at)}, ${drawSought(at)}, ${at.random.pick(replacements)})`,
  drawPiece,
  drawPiece,
  drawCut,
  (at) => `$trim(${drawText(at)})`,
  (at) =>
    `$pad(${drawText(at)}, ${at.random.pick(['3', '-4', '9', '-12'])}, ${at.random.pick(['"0"', '"é"'])})`,
  (at) => `$pad(${drawText(at)}, ${at.random.pick(['3', '-4', '9', '-12', '2.5'])})`,
  (at) =>
    `$${at.random.pick(['substringBefore', 'substringAfter'])}(${drawText(at)}, ${at.random.pick(sought)})`,
  (at) => `$join($split(${drawText(at)}, ${drawSought(at)}), ${at.random.pick(['","', '""', '"--"'])})`,
  (at) =>
    `$join($split(${drawText(at)}, ${at.random.pick(['/,/', '/ /', '/e/', '/x/', '","'])}, ${at.random.pick(['1', '2', '3'])}), "--")`,
  (at) =>
    `$replace(${drawText(at)}, ${manyGroups}, ${at.random.pick(['"$10"', '"<$11$12>"', '"$2$1"', '"$12"'])})`,
  (at) =>
    `[0, 7199999, 86399999].$fromMillis($, ${at.random.pick(['"[H01]:[m01]"', '"[D] [h][P]"', '"[M01]/[D01] [H]"'])})`,
  (at) => `[[1, 2], "a"].{$string($): ${at.random.pick(['$', '1', '$count($)'])}}`,
  // A replacement that is not written as one text is expanded while the expression runs.
  (at) =>
    `$replace(${at.random.pick(['"abcdefghijkl"', '"a-ab-abc"'])}, ${manyGroups}, ${at.random.pick(['"$1" & "2"', '"<$1" & "3>"', '"$9" & "9$11"'])})`,
  (at) =>
    `$formatInteger(${at.random.pick(['20', '30', '40', '50', '60', '70', '80', '90', '120', '1090'])}, ${at.random.pick(['"w;o"', '"W;o"', '"Ww;o"'])})`,
  drawNestedFault,
  drawNestedFault,
  // An item that is picked may be a list itself, as it is in one of the worlds.
  (at) => at.random.pick(['rows[0].id', 'rows[-1].cell', 'rows[0].cell.id', 'rows[1].cell.id']),
  // What a function notes of its calls shows where it is called as a value.
  (at) => {
    const name = at.random.pick(['uppercase', 'trim', 'lowercase', 'length', 'pad']);
    const given = at.random.chance(0.5) ? at.random.pick(['1', 'true', '{}']) : at.piece('any', 41);
    const value = `${given} ~> $${name}`;
    return at.random.pick([`[$${name}(${drawText(at)}), ${value}]`, `[${value}]`]);
  },
];

/** Such a call as the whole expression hides nothing of what it answers. */
export function drawConstantCall(at: Draw): string {
  return at.random.pick(calls)(at);
}

export const constantTexts: readonly Production[] = [
  { weight: 8, draw: (at) => drawn(drawConstantCall(at), any, 0) },
];

export const constantLists: readonly Production[] = [
  {
    weight: 2,
    draw: (at) => {
      const zone = at.random.chance(0.2) ? `, ${drawZone(at.random)}` : '';
      return drawn(
        `[0, 7199999, 86399999, 1700000000000, -1].$fromMillis($, ${drawMomentPicture(at.random)}${zone})`,
        list(any),
        75,
      );
    },
  },
  {
    weight: 2,
    draw: (at) => drawn(`$split(${drawText(at)}, ${drawSought(at)})`, list(any)),
  },
  {
    weight: 1,
    // Items of a list may be lists: the names of each are those of its items.
    draw: (at) =>
      drawn(
        `[[1, 2], ${at.piece('any')}].{$string($): ${at.random.pick(['$', '1', '$count($)'])}}`,
        list(any),
        75,
      ),
  },
];
