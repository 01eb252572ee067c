import { crc32 } from 'node:zlib';
import type { DeadLetter } from './DeadLetter.ts';

const headAt = 8;

/** The bytes of a dead letter: the CRC-32 of all others, the length of its head (4 bytes each), the head as JSON, the event. */
export function encodeDeadLetter(letter: DeadLetter): Buffer {
  const { event, ...rest } = letter;
  const head = Buffer.from(JSON.stringify({ ...rest, flags: event.flags }));
  const value = Buffer.allocUnsafeSlow(headAt + head.length + event.end - event.start);
  value.writeUInt32LE(head.length, 4);
  head.copy(value, headAt);
  event.buffer.copy(value, headAt + head.length, event.start, event.end);
  value.writeUInt32LE(crc32(value.subarray(4)));
  return value;
}

/**
 * @param value must not be used for anything else afterwards: the event is not copied out of it.
 * @returns undefined when they are not the bytes that were stored.
 */
export function decodeDeadLetter(value: Buffer): DeadLetter | undefined {
  if (value.length < headAt || value.readUInt32LE() !== crc32(value.subarray(4))) return undefined;
  const start = headAt + value.readUInt32LE(4);
  const { flags, ...rest } = JSON.parse(value.toString('utf8', headAt, start)) as Omit<
    DeadLetter,
    'event'
  > & {
    flags: number;
  };
  return { ...rest, event: { buffer: value, start, end: value.length, flags } };
}
