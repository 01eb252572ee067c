import { disguisesOf } from '../catalog/disguisesOf.ts';

/** Characters. Shorter secrets occur by chance: concealing them would garble a text and betray them too. */
const shortest = 10;

/** Any odd number spreads the texts; all arithmetic is modulo 2^32. */
const factor = 31;
const lastFactor = Array.from({ length: shortest - 1 }).reduce<number>(
  (power) => Math.imul(power, factor),
  1,
);

/**
 * Puts `***` in the place of secrets, in all the ways they may be written. However many there are, a text is read once:
 * a hash of ten characters is rolled along it, and only where a secret begins with such a hash, it is looked at.
 */
export class Concealer {
  /** By the hash of their first characters, the longest first. */
  readonly #forms = new Map<number, string[]>();
  /** One for the lower bits of each hash. */
  readonly #hints = new Uint8Array(1 << 16);

  conceal(secret: string): void {
    if (secret.length < shortest) return;
    // Also as it stands in JSON.
    for (const form of disguisesOf(secret))
      for (const text of [form, JSON.stringify(form).slice(1, -1)]) this.#add(text);
  }

  clean(text: string): string {
    if (this.#forms.size === 0 || text.length < shortest) return text;
    let safe = '';
    let from = 0;
    let hash = hashOf(text, 0);
    for (let at = 0; ; at++) {
      const form = this.#hints[hash & 0xffff] === 1 ? this.#formAt(text, at, hash) : undefined;
      if (form !== undefined) {
        safe += `${text.slice(from, at)}***`;
        from = at + form.length;
        if (from + shortest > text.length) break;
        hash = hashOf(text, from);
        at = from - 1;
        continue;
      }
      if (at + shortest >= text.length) break;
      const gone = Math.imul(text.charCodeAt(at), lastFactor);
      hash = (Math.imul(hash - gone, factor) + text.charCodeAt(at + shortest)) | 0;
    }
    return from === 0 ? text : safe + text.slice(from);
  }

  #add(text: string): void {
    const hash = hashOf(text, 0);
    const forms = this.#forms.get(hash) ?? [];
    if (!forms.includes(text)) forms.push(text);
    this.#forms.set(
      hash,
      forms.toSorted((a, b) => b.length - a.length),
    );
    this.#hints[hash & 0xffff] = 1;
  }

  #formAt(text: string, at: number, hash: number): string | undefined {
    return this.#forms.get(hash)?.find((form) => text.startsWith(form, at));
  }
}

/** Of the ten characters from an offset on. */
function hashOf(text: string, from: number): number {
  let hash = 0;
  for (let at = from; at < from + shortest; at++) hash = (Math.imul(hash, factor) + text.charCodeAt(at)) | 0;
  return hash;
}
