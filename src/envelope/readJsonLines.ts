import { diagnose } from '../diagnostics/diagnose.ts';
import type { BatchError } from './BatchError.ts';
import { canonicalise } from './canonicalise.ts';
import type { EventBytes } from './EventBytes.ts';
import { type Line, LineSplitter } from './LineSplitter.ts';
import { uuidv7 } from './uuidv7.ts';

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

export interface ReadJsonLinesOptions {
  /** See `CanonicalForm`. */
  readonly stamp: 'ours' | 'fill';
  readonly sourceId?: string;
  /** Epoch milliseconds, asked for every event. */
  readonly now: () => number;
  /** UUIDs of version 7 unless told otherwise. */
  readonly newEventId?: () => string;
  /** Bytes of a line. */
  readonly limit: number;
}

/** A line of the input, counted from 1: an event in its canonical form, or what is wrong with it. */
export type JsonLine =
  | { readonly line: number; readonly event: EventBytes }
  | { readonly line: number; readonly error: Omit<BatchError, 'index'> };

/**
 * Reads events from lines of JSON, one event a line, as a file or standard input gives them. Blank lines and a byte
 * order mark at the start are passed over; a bad line is answered in its place and hinders no other.
 */
export async function* readJsonLines(
  input: AsyncIterable<Uint8Array | string>,
  options: ReadJsonLinesOptions,
): AsyncGenerator<JsonLine> {
  const splitter = new LineSplitter(options.limit);
  const newEventId = options.newEventId ?? uuidv7();
  for await (const part of input) {
    const bytes =
      typeof part === 'string' ? Buffer.from(part) : Buffer.from(part.buffer, part.byteOffset, part.length);
    for (const line of splitter.push(bytes)) yield* readLine(line, newEventId, options);
  }
  for (const line of splitter.end()) yield* readLine(line, newEventId, options);
}

function* readLine(line: Line, newEventId: () => string, options: ReadJsonLinesOptions): Generator<JsonLine> {
  const { limit, now, stamp, sourceId } = options;
  if (line.bytes === undefined) {
    yield { line: line.number, error: diagnose('ingest/event-too-large', { size: line.size, limit }) };
    return;
  }
  const bytes = line.number === 1 ? withoutMark(line.bytes) : line.bytes;
  if (isBlank(bytes)) return;
  const limits = { event: limit, batch: 1 };
  const form = { form: 'event', stamp, now: now(), sourceId, newEventId, limits } as const;
  const { events, errors } = canonicalise(bytes, form);
  for (const event of events) yield { line: line.number, event };
  for (const { code, message } of errors) yield { line: line.number, error: { code, message } };
}

function withoutMark(bytes: Buffer): Buffer {
  const marked = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return marked ? bytes.subarray(BYTE_ORDER_MARK.length) : bytes;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
