/**
 * Where an indented stretch begins and ends: blanks to JavaScript, which no literal and no name has. So text is put
 * together without being rewritten at every level, and lines are indented only where somebody reads them.
 */
const [indent, dedent] = ['\v', '\f'];

/**
 * A piece of JavaScript that is safe to run. It can only be made with the `code` tag, which copies the template's
 * own text and quotes every other string, so no text of a user can become code.
 */
export class Code {
  readonly #text: string;

  /** @internal Only `code`, `joinCode` and `Scope` make instances. */
  constructor(text: string) {
    this.#text = text;
  }

  /** As it is run. */
  get text(): string {
    return this.#text;
  }

  /** As it is read, its lines indented. */
  toString(): string {
    let depth = 0;
    const lines = this.#text.split('\n').map((marked) => {
      const [begun = ''] = /^\v*/.exec(marked) ?? [];
      const line = marked.replaceAll(/[\v\f]/g, '');
      const indented = line === '' ? line : '  '.repeat(depth + begun.length) + line;
      depth += marked.split(indent).length - marked.split(dedent).length;
      return indented;
    });
    return lines.join('\n');
  }
}

export type Interpolated = Code | string | number | boolean | null | undefined;

/** Builds code: interpolated code stands as it is, everything else becomes a literal. */
export function code(texts: TemplateStringsArray, ...values: Interpolated[]): Code {
  let built = texts[0] as string;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    built += value instanceof Code ? value.text : literal(value);
    built += texts[index + 1] as string;
  }
  return new Code(built);
}

/** Joins pieces that are not empty. */
export function joinCode(
  pieces: readonly Code[],
  separator: ', ' | ',\n' | '\n' | ' + ' | ' && ' | ' || ' = '\n',
): Code {
  let joined = '';
  for (const { text } of pieces) {
    if (text !== '') joined += joined === '' ? text : separator + text;
  }
  return new Code(joined);
}

/** A member of what code evaluates to. */
export function memberCode(object: Code, name: string): Code {
  return /^[A-Za-z]\w*$/.test(name) ? code`${object}.${new Code(name)}` : code`${object}[${name}]`;
}

/** Indents every line, so that emitted code reads well where it is reviewed. */
export function indentCode(piece: Code): Code {
  return new Code(indent + piece.text + dedent);
}

function literal(value: Exclude<Interpolated, Code>): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return '-0';
    return String(value);
  }
  const quoted = JSON.stringify(value);
  // Line separators end a line in some parsers of JavaScript, though not of JSON.
  if (!/[\u2028\u2029]/.test(quoted)) return quoted;
  return quoted.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
