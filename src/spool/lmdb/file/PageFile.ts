import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** LMDB's own name for the file of an environment. */
export const dataFile = 'data.mdb';

/** The smallest and the largest page that LMDB knows. */
const pageSizes = { smallest: 256, largest: 65_536 };

/**
 * The file of an LMDB environment, read page by page and not mapped into memory: reading beyond the end of a mapped
 * file, or following a wrong page number in it, ends the process without a word.
 */
export class PageFile {
  readonly path: string;
  readonly #file: number;
  #page: Buffer;

  /** @throws Error of the system when it cannot be opened. */
  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, 'r');
    this.#page = Buffer.alloc(4096);
  }

  /** Bytes. */
  get size(): number {
    return fstatSync(this.#file).size;
  }

  get pageSize(): number {
    return this.#page.length;
  }

  /** @returns false for a size that no page has. */
  setPageSize(bytes: number): boolean {
    const { smallest, largest } = pageSizes;
    if (bytes < smallest || bytes > largest || (bytes & (bytes - 1)) !== 0) return false;
    if (bytes !== this.#page.length) this.#page = Buffer.alloc(bytes);
    return true;
  }

  /** The bytes of a page, valid until the next call; undefined when the file ends before it does. */
  read(page: number): Buffer | undefined {
    return this.bytes(page * this.#page.length, this.#page.length);
  }

  /** At most a page of bytes from anywhere. */
  bytes(position: number, length: number): Buffer | undefined {
    const count = readSync(this.#file, this.#page, 0, length, position);
    return count === length ? this.#page.subarray(0, length) : undefined;
  }

  close(): void {
    closeSync(this.#file);
  }
}
