export interface TextMeasure {
  /** Brackets within brackets, at most. */
  readonly depth: number;
  /** Parts of the tree that the parser makes of it, at most. */
  readonly parts: number;
}

interface Level {
  /** Whether it stands behind an operand, as the arguments of a call or a predicate do. */
  readonly isSuffix: boolean;
  /** Parts that no operator to come can have on its left. */
  closed: number;
  /** Parts that the next operator may have on its left. */
  open: number;
}

const operators = ' \\t\\n\\r\\v.[\\]{}(),@#;:?+\\-*/%|=<>^&!~';

/** Blanks, comments, quoted texts and names, operators of two characters and of one, and anything else up to one. */
const token = new RegExp(
  [
    '[ \\t\\n\\r\\v]+',
    '/\\*.*?(?:\\*/|$)',
    '"(?:[^"\\\\]|\\\\.)*"?',
    "'(?:[^'\\\\]|\\\\.)*'?",
    '`[^`]*`?',
    '\\.\\.|:=|!=|>=|<=|\\*\\*|~>|\\?:|\\?\\?',
    `[${operators}]`,
    `[^${operators}"'\`][^${operators}]*`,
  ].join('|'),
  'sy',
);

const blank = /^(?:[ \t\n\r\v]|\/\*)/;
const opening: ReadonlySet<string> = new Set(['(', '[', '{']);
const closing: ReadonlySet<string> = new Set([')', ']', '}']);
const wildcards: ReadonlySet<string> = new Set(['*', '**', '%']);
const words: ReadonlySet<string> = new Set(['and', 'or', 'in']);

/**
 * Measures a text before the official parser sees it. That copies the left sides of `??` and `?:`, so that
 * `(((a ?? a) ?? a) ?? a)` doubles with each bracket: a text of a few hundred characters would take all memory. The
 * scan follows that parser's tokenizer as far as a text parses, a `/` included, which begins a regular expression only
 * behind an operator; what does not parse may be measured as anything.
 */
export function measureText(text: string): TextMeasure {
  const levels: Level[] = [{ isSuffix: false, closed: 0, open: 0 }];
  let deepest = 0;
  let expectsOperand = true;
  let takesRegex = true;
  let before = '';
  token.lastIndex = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [word] = found;
    if (blank.test(word)) continue;
    const level = levels.at(-1) as Level;
    level.open++;
    if (word === '/' && takesRegex) {
      token.lastIndex = endOfRegex(text, token.lastIndex);
      [expectsOperand, takesRegex] = [false, false];
    } else if (opening.has(word)) {
      levels.push({ isSuffix: !expectsOperand, closed: 0, open: 0 });
      deepest = Math.max(deepest, levels.length - 1);
      takesRegex = !expectsOperand || before === '^';
      expectsOperand = true;
    } else if (closing.has(word)) {
      close(levels);
      // Behind `[]` the parser looks for an operand, though there can be none.
      takesRegex = word === ']' && before === '[' && level.isSuffix;
      expectsOperand = false;
    } else if ((word === '??' || word === '?:') && !expectsOperand) {
      level.closed += 2 * level.open;
      level.open = 0;
      [expectsOperand, takesRegex] = [true, true];
    } else if (isOperator(word)) {
      takesRegex = !(expectsOperand && (word === '-' || wildcards.has(word)));
      expectsOperand = !(expectsOperand && wildcards.has(word));
    } else {
      expectsOperand = !expectsOperand && words.has(word);
      takesRegex = expectsOperand;
    }
    before = word;
  }
  while (levels.length > 1) close(levels);
  const [{ closed, open }] = levels as [Level];
  return { depth: deepest, parts: closed + open };
}

function isOperator(word: string): boolean {
  return /^[.,@#;:?+\-*/%|=<>^&!~]/.test(word);
}

/** What stood in brackets is part of what stands around them. */
function close(levels: Level[]): void {
  if (levels.length === 1) return;
  const { closed, open } = levels.pop() as Level;
  (levels.at(-1) as Level).open += closed + open;
}

/** A slash ends a regular expression outside brackets, as the parser counts these. */
function endOfRegex(text: string, start: number): number {
  let depth = 0;
  for (let place = start; place < text.length; place++) {
    const character = text[place] as string;
    if (character === '/' && depth === 0 && isUnescaped(text, place)) return place + 1;
    if (text[place - 1] === '\\') continue;
    if (opening.has(character)) depth++;
    else if (closing.has(character)) depth--;
  }
  return text.length;
}

function isUnescaped(text: string, place: number): boolean {
  let backslashes = 0;
  while (text[place - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 0;
}
