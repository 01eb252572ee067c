import { Chunk } from '../spool/Chunk.ts';
import type { SpoolReader } from '../spool/SpoolReader.ts';

/** Lines that keep up with each other read the same few chunks; the others read for themselves anyway. */
const places = 4;

/**
 * The chunks that the lines of a thread read, each read and checked once for all of them. What a line was given may
 * be another chunk after its next `await`, which `number` tells.
 */
export class ChunkShelf {
  readonly #reader: Pick<SpoolReader, 'read'>;
  /** The one that was asked for last stands first. */
  readonly #chunks = Array.from({ length: places }, () => new Chunk());
  /** How many lines read from it. */
  readers = 1;

  constructor(reader: Pick<SpoolReader, 'read'>) {
    this.#reader = reader;
  }

  /** Undefined when the chunk is damaged or missing. */
  get(number: number): Chunk | undefined {
    const place = this.#chunks.findIndex((chunk) => chunk.number === number);
    const [chunk = new Chunk()] = this.#chunks.splice(place, 1);
    this.#chunks.unshift(chunk);
    chunk.readers = this.readers;
    return place >= 0 || this.#reader.read(number, chunk) ? chunk : undefined;
  }
}
