import { replaceLeaves } from './replaceLeaves.ts';

/**
 * A JSON text without secrets. What is left is JSON, also where a number was a secret.
 *
 * @param clean takes secrets out of a text.
 */
export function cleanJson(json: string, clean: (text: string) => string): string {
  if (clean(json) === json) return json;
  return replaceLeaves(json, (text) => {
    const cleaned = clean(text);
    return cleaned === text ? undefined : cleaned;
  });
}
