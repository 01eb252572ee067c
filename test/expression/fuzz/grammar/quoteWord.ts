const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const keywords = new Set(['and', 'or', 'in', 'null', 'true', 'false', 'function']);

/** A name as a path writes it, in backquotes where it must be. */
export function quoteWord(name: string): string {
  return plain.test(name) && !keywords.has(name) ? name : `\`${name.replaceAll('`', '')}\``;
}
