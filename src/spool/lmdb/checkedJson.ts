import { crc32 } from 'node:zlib';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { SpoolFault } from '../SpoolFault.ts';

/** How lmdb writes the values of a database, and reads them. */
export interface RowEncoder {
  encode(value: unknown): Buffer;
  /** @throws SpoolFault when they are not the bytes that were written. */
  decode(bytes: Uint8Array): unknown;
}

const sumBytes = 4;

/**
 * JSON behind its CRC-32: LMDB has no checksums of its own, and a digit that the disk has changed would be counted on
 * as if nothing had happened.
 *
 * @param table for messages.
 */
export function checkedJson(table: string): RowEncoder {
  return {
    encode(value) {
      const text = Buffer.from(JSON.stringify(value));
      const row = Buffer.allocUnsafeSlow(sumBytes + text.length);
      row.writeUInt32LE(crc32(text));
      text.copy(row, sumBytes);
      return row;
    },
    decode(bytes) {
      // The length of lmdb's own buffer is patched; methods of Buffer need an honest one.
      const row = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const text = row.subarray(sumBytes);
      if (row.length > sumBytes && row.readUInt32LE() === crc32(text)) return JSON.parse(text.toString());
      throw new SpoolFault(diagnose('spool/damaged-row', { table }));
    },
  };
}
