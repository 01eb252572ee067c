/** What stands behind the first of what is sought; the whole text where there is none. */
export function textAfter(text: string, sought: string): string {
  const at = text.indexOf(sought);
  return at < 0 ? text : text.slice(at + sought.length);
}
