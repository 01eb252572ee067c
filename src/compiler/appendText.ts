import type { RecordBody } from './RecordBody.ts';

/**
 * Appends a text's UTF-8 to a body.
 *
 * @param ascii the text is known to have nothing above 0x7F, which writes twice as fast.
 * @returns the bytes written.
 */
export function appendText(text: string, body: RecordBody, ascii: boolean): number {
  body.reserve(ascii ? text.length : text.length * 3);
  const buffer = body.buffer as WritableBuffer;
  const written = ascii ? buffer.latin1Write(text, body.length) : buffer.utf8Write(text, body.length);
  body.length += written;
  return written;
}

/** What `write` calls after it has looked at its arguments; the types of Node leave them out. */
interface WritableBuffer extends Buffer {
  latin1Write(text: string, offset: number): number;
  utf8Write(text: string, offset: number): number;
}
