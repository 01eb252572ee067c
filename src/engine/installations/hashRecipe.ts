import { createHash } from 'node:crypto';
import type { Recipe } from '../ThreadIntegration.ts';

/** SHA-256, in hex, over the texts of a blueprint and of those that it extends. */
export function hashRecipe({ blueprint, parents }: Recipe): string {
  const hash = createHash('sha256');
  const names = Object.keys(parents).toSorted();
  const texts = [blueprint, ...names.map((name) => parents[name] ?? blueprint)];
  for (const { text } of texts) {
    const bytes = Buffer.from(text);
    // The lengths keep the end of one text from being taken for the beginning of the next.
    hash.update(`${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
