/** Characters of two units are the only ones that a high surrogate begins; most texts have none. */
const highSurrogate = /[\ud800-\udbff]/;

/**
 * A text as the list of its characters, which are Unicode code points; itself where each is one unit. A partial
 * application may give anything: as in the package, a list goes for one of characters.
 */
export function characters(text: string): string | readonly string[] {
  return typeof text !== 'string' || highSurrogate.test(text) ? [...text] : text;
}
