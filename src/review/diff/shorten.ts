/** Characters of a value in an example: enough to see what it is, few enough for a line. */
const longest = 60;

/** A value's text, cut in the middle when it is long, so that two that differ at either end still differ. */
export function shorten(text: string, limit = longest): string {
  const characters = [...text.slice(0, 4 * limit), ...(text.length > 4 * limit ? text.slice(-limit) : '')];
  if (characters.length <= limit) return text;
  const end = Math.floor(limit / 3);
  return `${characters.slice(0, limit - end - 1).join('')}…${characters.slice(-end).join('')}`;
}
