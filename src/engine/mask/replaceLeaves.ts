/** A string, a number or a word of JSON; nothing within it is looked at twice. */
const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false/gs;
const behindName = /\s*:/y;

/**
 * Goes through the names and scalars of a JSON text, and puts others in their place. All else keeps its bytes, so that
 * numbers keep their digits.
 *
 * @param replace takes the text that a token stands for, and whether it is a name; undefined keeps it.
 */
export function replaceLeaves(
  json: string,
  replace: (text: string, isName: boolean) => string | undefined,
): string {
  return json.replace(token, (raw, at: number) => {
    const isText = raw.startsWith('"');
    behindName.lastIndex = at + raw.length;
    const isName = isText && behindName.test(json);
    const replaced = replace(isText ? textOf(raw) : raw, isName);
    return replaced === undefined ? raw : JSON.stringify(replaced);
  });
}

/** The text that a JSON string stands for. */
export function textOf(raw: string): string {
  return raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
}
