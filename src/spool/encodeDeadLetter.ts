import type { DeadLetter } from './DeadLetter.ts';

/** The bytes of a dead letter: the length of its head (4 bytes), the head as JSON, the event. */
export function encodeDeadLetter(letter: DeadLetter): Buffer {
  const { event, ...rest } = letter;
  const head = Buffer.from(JSON.stringify({ ...rest, flags: event.flags }));
  const value = Buffer.allocUnsafeSlow(4 + head.length + event.end - event.start);
  value.writeUInt32LE(head.length);
  head.copy(value, 4);
  event.buffer.copy(value, 4 + head.length, event.start, event.end);
  return value;
}

/** @param value must not be used for anything else afterwards: the event is not copied out of it. */
export function decodeDeadLetter(value: Buffer): DeadLetter {
  const start = 4 + value.readUInt32LE();
  const { flags, ...rest } = JSON.parse(value.toString('utf8', 4, start)) as Omit<DeadLetter, 'event'> & {
    flags: number;
  };
  return { ...rest, event: { buffer: value, start, end: value.length, flags } };
}
