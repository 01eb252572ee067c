/** What stands behind the last separator, which is one unit long: longer ones could overlap. */
export function lastPiece(text: string, separator: string): string {
  return text.slice(text.lastIndexOf(separator) + 1);
}
