import { crc32 } from 'node:zlib';
import type { Event } from '../envelope/Event.ts';
import type { EventBytes } from '../envelope/EventBytes.ts';
import { readEventId } from '../envelope/readEventId.ts';
import type { AudienceKey } from './Audience.ts';
import { chunkFormat, chunkLayout } from './chunkLayout.ts';
import { ParsedEvents } from './ParsedEvents.ts';

/** Bytes of a chunk's events above which none of them is kept parsed: that takes several times as much memory. */
const mostShared = 512 * 1024;

/**
 * One accepted batch, as it was read from the spool. The object and its buffer are made once and filled again for
 * every chunk: what it answers holds until the next `load`.
 */
export class Chunk {
  /** 0 while it holds none. */
  number = 0;
  audience: AudienceKey = 'source:';
  count = 0;
  /** Epoch milliseconds at which the batch was accepted. */
  receivedAt = 0;
  /** Bytes that all chunks before it take in the store. */
  position = 0;
  /** How many read each of its events, and so may share what one of them has parsed. */
  readers = 1;

  #buffer: Buffer = Buffer.alloc(0);
  #length = 0;
  #ends = 0;
  #flags = 0;
  #events = 0;
  #intact: boolean | undefined;
  readonly #parsed = new ParsedEvents();
  #index = 0;
  /** The event that was parsed last. */
  #parsedIndex = -1;
  #parsedId: unknown;
  readonly #event = { buffer: this.#buffer, start: 0, end: 0, flags: 0, parse: () => this.#parse() };

  /**
   * Takes a copy of the bytes and reads the head.
   *
   * @returns false when the head is damaged: then nothing else of the chunk may be used.
   */
  load(number: number, value: Buffer): boolean {
    this.#length = value.length;
    this.#intact = undefined;
    this.#parsed.clear();
    this.#parsedIndex = -1;
    if (this.#buffer.length < value.length) this.#buffer = Buffer.allocUnsafeSlow(value.length * 2);
    value.copy(this.#buffer);
    const sound = this.#readHead();
    this.number = sound ? number : 0;
    return sound;
  }

  /** Bytes of all its events. */
  get bytes(): number {
    return this.#length - this.#events;
  }

  /** False when the bytes of the events are not those that were stored. */
  intact(): boolean {
    this.#intact ??=
      crc32(this.#buffer.subarray(this.#events, this.#length)) ===
      this.#buffer.readUInt32LE(chunkLayout.eventsCrc);
    return this.#intact;
  }

  /** The event at an index below `count`: always the same object, filled anew. */
  at(index: number): EventBytes {
    const event = this.#event;
    this.#index = index;
    event.buffer = this.#buffer;
    event.start = this.#events + (index === 0 ? 0 : this.#end(index - 1));
    event.end = this.#events + this.#end(index);
    event.flags = this.#buffer.readUInt8(this.#flags + index);
    return event;
  }

  /** The id of the event at an index below `count`. It costs next to nothing right after the event was parsed. */
  eventId(index: number): string | undefined {
    if (this.#parsedIndex === index) return typeof this.#parsedId === 'string' ? this.#parsedId : undefined;
    const { buffer, start, end } = this.at(index);
    return readEventId(buffer, start, end);
  }

  #parse(): Event {
    const event = this.#parsed.take(this.#event, this.#index, this.bytes <= mostShared ? this.readers : 1);
    this.#parsedIndex = this.#index;
    this.#parsedId = event.event_id;
    return event;
  }

  #end(index: number): number {
    return this.#buffer.readUInt32LE(this.#ends + index * 4);
  }

  #readHead(): boolean {
    const buffer = this.#buffer;
    if (this.#length < chunkLayout.name || buffer.readUInt8(chunkLayout.format) !== chunkFormat) return false;
    this.count = buffer.readUInt32LE(chunkLayout.count);
    this.#ends = chunkLayout.name + buffer.readUInt16LE(chunkLayout.nameLength);
    this.#flags = this.#ends + this.count * 4;
    this.#events = this.#flags + this.count;
    if (this.#events > this.#length) return false;
    const sum = crc32(
      buffer.subarray(chunkLayout.name, this.#events),
      crc32(buffer.subarray(0, chunkLayout.headCrc)),
    );
    if (sum !== buffer.readUInt32LE(chunkLayout.headCrc)) return false;
    this.audience = buffer.toString('utf8', chunkLayout.name, this.#ends) as AudienceKey;
    this.position = buffer.readDoubleLE(chunkLayout.position);
    this.receivedAt = buffer.readDoubleLE(chunkLayout.receivedAt);
    return true;
  }
}
