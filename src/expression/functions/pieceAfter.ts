/** The piece of a text after so many separators; undefined where there are fewer. */
export function pieceAfter(text: string, separator: string, count: number): string | undefined {
  let start = 0;
  for (let passed = 0; passed < count; passed++) {
    const found = text.indexOf(separator, start);
    if (found < 0) return undefined;
    start = found + separator.length;
  }
  const end = text.indexOf(separator, start);
  return text.slice(start, end < 0 ? undefined : end);
}
