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

  toString(): string {
    return this.#text;
  }
}

export type Interpolated = Code | string | number | boolean | null | undefined;

/** Builds code: interpolated code stands as it is, everything else becomes a literal. */
export function code(texts: TemplateStringsArray, ...values: Interpolated[]): Code {
  let built = texts[0] ?? '';
  for (const [index, value] of values.entries()) {
    built += value instanceof Code ? value.toString() : literal(value);
    built += texts[index + 1] ?? '';
  }
  return new Code(built);
}

export function joinCode(
  pieces: readonly Code[],
  separator: ', ' | ',\n' | '\n' | ' + ' | ' && ' | ' || ' = '\n',
): Code {
  return new Code(pieces.filter((piece) => piece.toString() !== '').join(separator));
}

/** A member of what code evaluates to. */
export function memberCode(object: Code, name: string): Code {
  return /^[A-Za-z]\w*$/.test(name) ? new Code(`${object}.${name}`) : code`${object}[${name}]`;
}

/** Indents every line, so that emitted code reads well where it is reviewed. */
export function indentCode(piece: Code): Code {
  return new Code(piece.toString().replace(/^(?=.)/gm, '  '));
}

function literal(value: Exclude<Interpolated, Code>): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'number') {
    if (Object.is(value, -0)) return '-0';
    return String(value);
  }
  // Line separators end a line in some parsers of JavaScript, though not of JSON.
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
