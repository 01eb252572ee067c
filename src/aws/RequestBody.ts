import { RecordBody } from '../compiler/RecordBody.ts';

/** The JSON body of a request: its bytes, or what appends them to the buffer that they are sent from. */
export type RequestBody = Uint8Array | ((body: RecordBody) => void);

/** The bytes of a body, in memory of their own. */
export function bytesOfBody(body: RequestBody): Uint8Array {
  if (typeof body !== 'function') return body;
  const written = new RecordBody();
  body(written);
  return written.buffer.subarray(0, written.length);
}
