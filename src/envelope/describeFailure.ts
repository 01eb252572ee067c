import type { ScanFailure } from './JsonScanner.ts';

/** What stands where JSON ends to be JSON, and what should: the blanks of the diagnostics that tell. */
export function describeFailure(
  body: Uint8Array,
  failure: ScanFailure | undefined,
): { found: string; offset: number; expected: string } {
  const { at: offset, expected } = failure ?? { at: 0, expected: 'JSON' };
  return { found: describeByte(body[offset]), offset, expected };
}

function describeByte(byte: number | undefined): string {
  if (byte === undefined) return 'the end';
  if (byte > 0x20 && byte < 0x7f) return `\`${String.fromCharCode(byte)}\``;
  return `byte 0x${byte.toString(16).padStart(2, '0')}`;
}
