import { gunzip } from 'node:zlib';

/** Bodies unpacked at once, as many as Node has threads for it: what they become in memory is not counted before. */
const AT_ONCE = 4;

export type Unpacked =
  | { readonly kind: 'unpacked'; readonly body: Buffer }
  | { readonly kind: 'too-large' | 'broken' };

/** Unpacks bodies that came as gzip, a few at a time. */
export class Unpacker {
  readonly #limit: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param limit bytes that a body may become. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  async unpack(packed: Buffer): Promise<Unpacked> {
    if (this.#running === AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    const unpacked = await this.#unpack(packed);
    const next = this.#waiting.shift();
    if (next === undefined) this.#running--;
    else next();
    return unpacked;
  }

  #unpack(packed: Buffer): Promise<Unpacked> {
    return new Promise((resolve) => {
      gunzip(packed, { maxOutputLength: this.#limit }, (error, body) => {
        if (error === null) resolve({ kind: 'unpacked', body });
        else resolve({ kind: isTooLarge(error) ? 'too-large' : 'broken' });
      });
    });
  }
}

function isTooLarge(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
