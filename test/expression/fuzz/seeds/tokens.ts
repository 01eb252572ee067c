const tokenPattern =
  /\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\$?[\p{L}_][\p{L}\p{N}_]*|\$\$?|\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\.|:=|!=|>=|<=|\*\*|~>|\?:|\?\?|\S/gu;

const opening = '([{';
const closing = ')]}';

/** Splits an expression as its grammar does, near enough to cut it into pieces. */
export function tokensOf(expression: string): string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(tokenPattern);
  for (let match = pattern.exec(expression); match !== null; match = pattern.exec(expression)) {
    const [token] = match;
    if (token.startsWith('/*')) continue;
    if (token !== '/' || !startsRegex(tokens.at(-1))) {
      tokens.push(token);
      continue;
    }
    const literal = /^\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[im]*/.exec(expression.slice(match.index));
    tokens.push(literal?.[0] ?? token);
    if (literal !== null) pattern.lastIndex = match.index + literal[0].length;
  }
  return tokens;
}

/** Where a value may start, a slash starts a regular expression; elsewhere it divides. */
function startsRegex(before: string | undefined): boolean {
  return (
    before === undefined ||
    (/^[([{,;:=<>&|?~+\-*]/.test(before) && !/^\*\*?$/.test(before)) ||
    ['and', 'or', 'in'].includes(before)
  );
}

export function joinTokens(tokens: readonly string[]): string {
  let text = '';
  for (const token of tokens) {
    const close = /^[)\],;.}]/.test(token) && !token.startsWith('..');
    const tight = /[([.,;{]$/.test(text) && !text.endsWith('..');
    // A call or a predicate stands close to what it is of; an operator before a bracket does not matter.
    text +=
      text === '' || close || tight || (/^[([]/.test(token) && /[\p{L}\p{N}_$`)\]]$/u.test(text))
        ? token
        : ` ${token}`;
  }
  return text;
}

/** Every run of tokens whose brackets balance, as [start, end) pairs, longest first. */
export function balancedSpans(tokens: readonly string[]): [start: number, end: number][] {
  const spans: [number, number][] = [];
  for (let start = 0; start < tokens.length; start++) {
    let depth = 0;
    for (let end = start; end < tokens.length; end++) {
      const token = tokens[end] as string;
      if (token.length === 1 && opening.includes(token)) depth++;
      if (token.length === 1 && closing.includes(token)) depth--;
      if (depth < 0) break;
      if (depth === 0) spans.push([start, end + 1]);
    }
  }
  return spans.sort(([a, b], [c, d]) => d - c - (b - a));
}
