import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { TextLines } from './TextLines.ts';

/** The largest file that is read, in bytes: far above any blueprint, low enough to read a hostile one quickly. */
export const maxFileBytes = 256 * 1024;

type Decoded = { readonly text: string } | { readonly diagnostic: Diagnostic };

/** The text of a file without its byte order mark, or the reason why there is none. */
export function decodeText(source: string | Uint8Array, file: string): Decoded {
  const size = typeof source === 'string' ? Buffer.byteLength(source) : source.length;
  if (size > maxFileBytes) {
    return { diagnostic: diagnose('yaml/too-large', { size, limit: maxFileBytes }, { file }) };
  }
  if (typeof source === 'string') return { text: source.replace(/^\uFEFF/, '') };
  if (isUtf8(source)) return { text: new TextDecoder().decode(source) };
  return { diagnostic: diagnose('yaml/not-utf8', {}, { file, span: firstFault(source) }) };
}

function firstFault(source: Uint8Array) {
  let valid = 0;
  let invalid = source.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8(wholeCharacters(source.subarray(0, middle)))) valid = middle;
    else invalid = middle;
  }
  const before = new TextDecoder().decode(wholeCharacters(source.subarray(0, valid)));
  return new TextLines(before).span(before.length, before.length + 1);
}

/** Without the beginning of a character whose rest is cut off. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let tail = 1; tail <= Math.min(3, bytes.length); tail++) {
    const byte = bytes[bytes.length - tail] ?? 0;
    if ((byte & 0b1100_0000) === 0b1000_0000) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > tail ? bytes.subarray(0, bytes.length - tail) : bytes;
  }
  return bytes;
}
