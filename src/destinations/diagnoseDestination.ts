import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnoseTable } from './dynamodb/diagnoseTable.ts';
import { diagnoseStream } from './kinesis/diagnoseStream.ts';
import type { Subject } from './Subject.ts';

/**
 * Looks at the table or stream of an integration before events do: whether it is there, fits the blueprint and may be
 * written to. Nothing is written.
 *
 * @param signal gives up what has no answer yet, as unreachable.
 */
export function diagnoseDestination(subject: Subject, signal: AbortSignal): Promise<Diagnostic[]> {
  const { plan } = subject;
  return plan.destination === 'dynamodb'
    ? diagnoseTable({ ...subject, plan }, signal)
    : diagnoseStream({ ...subject, plan }, signal);
}
