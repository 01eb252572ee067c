/**
 * Control characters would move the cursor or colour the screen, and marks of direction show text in another order
 * than it has: one replacement character stands for each, so that columns hold.
 */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u{2028}-\u{202E}\u{2066}-\u{2069}]/gu, (character) =>
      character === '\n' ? character : '\uFFFD',
    );
}
