import type { BatchError } from './BatchError.ts';
import { type BodyForm, BodyScanner } from './BodyScanner.ts';
import type { CanonicalForm } from './CanonicalForm.ts';
import type { EventBytes } from './EventBytes.ts';
import { EventWriter } from './EventWriter.ts';

/** The events of a request, all in one buffer and one behind the other, and what was refused of them. */
export interface CanonicalBatch {
  readonly events: readonly EventBytes[];
  readonly errors: readonly BatchError[];
}

export interface CanonicaliseOptions extends CanonicalForm {
  readonly form: BodyForm;
}

/**
 * Turns the body of a request into canonical events, by renaming members and splicing in what is missing: values
 * that are not touched keep their bytes. The body is read in one pass and never parsed.
 *
 * Every event of the body is either among `events` or named by `errors`; where the body breaks off or holds too many
 * events, one error stands for all from its index on. The body may be used again afterwards.
 */
export function canonicalise(body: Uint8Array, options: CanonicaliseOptions): CanonicalBatch {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const scanner = new BodyScanner(bytes, options);
  scanner.scan(options.form);
  const writer = new EventWriter(bytes, options, scanner.edits, scanner.sentAt);
  return { events: writer.write(scanner.events), errors: scanner.errors };
}
