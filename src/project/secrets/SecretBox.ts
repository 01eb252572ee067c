import type { SealedSecret, SecretPlace } from './SealedSecret.ts';
import type { SecretKey } from './SecretKey.ts';

/** Seals secrets with one key, and opens what that one or an earlier one has sealed. */
export class SecretBox {
  readonly #current: SecretKey;
  readonly #keys: ReadonlyMap<string, SecretKey>;

  /** @param previous keys that are only opened with, until everything is sealed anew. */
  constructor(current: SecretKey, previous: readonly SecretKey[] = []) {
    this.#current = current;
    this.#keys = new Map([...previous, current].map((key) => [key.id, key]));
  }

  seal(text: string, place: SecretPlace): SealedSecret {
    return this.#current.seal(text, place);
  }

  /** Undefined when none of the keys opens it. */
  open(secret: SealedSecret, place: SecretPlace): string | undefined {
    return this.#keys.get(secret.key)?.open(secret, place);
  }

  /** Whether the sealed secret is this text; false too when its key is not known. */
  matches(secret: SealedSecret, text: string, place: SecretPlace): boolean {
    return this.#keys.get(secret.key)?.matches(secret, text, place) ?? false;
  }

  /** Whether an earlier key sealed it, and this box can seal it anew. */
  isOutdated({ key }: SealedSecret): boolean {
    return key !== this.#current.id && this.#keys.has(key);
  }
}
