import { crc32 } from 'node:zlib';
import type { EventBytes } from '../envelope/EventBytes.ts';
import type { AudienceKey } from './Audience.ts';
import { chunkFormat, chunkLayout } from './chunkLayout.ts';

/** The bytes that a chunk of these events takes. */
export function chunkSize(events: readonly EventBytes[], audience: AudienceKey): number {
  const head = chunkLayout.name + Buffer.byteLength(audience) + events.length * 5;
  return events.reduce((size, event) => size + event.end - event.start, head);
}

/**
 * Writes a chunk into a buffer of just its size. Its place in the log is not known yet: `sealChunk` completes it.
 */
export function encodeChunk(
  events: readonly EventBytes[],
  audience: AudienceKey,
  receivedAt: number,
  target: Buffer,
): void {
  const nameLength = target.write(audience, chunkLayout.name);
  target.writeUInt16LE(chunkFormat, chunkLayout.format);
  target.writeUInt16LE(nameLength, chunkLayout.nameLength);
  target.writeUInt32LE(events.length, chunkLayout.count);
  target.writeDoubleLE(receivedAt, chunkLayout.receivedAt);
  const ends = chunkLayout.name + nameLength;
  const flags = ends + events.length * 4;
  const start = flags + events.length;
  let end = start;
  for (const [index, event] of events.entries()) {
    end += event.buffer.copy(target, end, event.start, event.end);
    target.writeUInt32LE(end - start, ends + index * 4);
    target.writeUInt8(event.flags, flags + index);
  }
  target.writeUInt32LE(crc32(target.subarray(start, end)), chunkLayout.eventsCrc);
}

/** Gives an encoded chunk its place, the bytes that all chunks before it take. After this it can be stored. */
export function sealChunk(chunk: Buffer, position: number): void {
  chunk.writeDoubleLE(position, chunkLayout.position);
  const count = chunk.readUInt32LE(chunkLayout.count);
  const events = chunkLayout.name + chunk.readUInt16LE(chunkLayout.nameLength) + count * 5;
  const sum = crc32(chunk.subarray(chunkLayout.name, events), crc32(chunk.subarray(0, chunkLayout.headCrc)));
  chunk.writeUInt32LE(sum, chunkLayout.headCrc);
}
