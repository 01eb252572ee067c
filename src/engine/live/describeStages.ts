import type { Reply } from '../../batch/Sink.ts';
import type { Encoded, EncodedRecord } from '../../compiler/Encoded.ts';
import { printEncoded } from '../../compiler/printEncoded.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { Chunk } from '../../spool/Chunk.ts';
import { Mask, stars } from '../mask/Mask.ts';
import type { PathTree } from '../mask/PathTree.ts';
import type { Ending } from './Trail.ts';

/**
 * What is shown of the stages of an event, as members of a JSON map. Where a mask is absent, nothing is shown that may
 * hold personal data.
 */

/** Bytes of an event or a record above which it is not shown: reading it takes too long for a look. */
export const largestShown = 64 * 1024;

export function describeReceived({ receivedAt }: Chunk, event: string | undefined, bytes: number): string {
  const received = `"received_at":${JSON.stringify(new Date(receivedAt).toISOString())}`;
  return event === undefined
    ? `${received},"event":null,"event_bytes":${bytes}`
    : `${received},"event":${event}`;
}

/** What hides the personal data of an event whose text is unknown: everything, if any is marked. */
export function blindMask(marked: PathTree): Mask | undefined {
  return marked.next.size === 0 ? new Mask('null', marked) : undefined;
}

/** The event at an index of a chunk with its mask; without its text where that is damaged or too large to be shown. */
export function readShown(
  chunk: Chunk,
  index: number,
  marked: PathTree,
): { readonly mask: Mask | undefined; readonly detail: string } {
  const { buffer, start, end } = chunk.at(index);
  const bytes = end - start;
  if (bytes > largestShown || !chunk.intact()) {
    return { mask: blindMask(marked), detail: describeReceived(chunk, undefined, bytes) };
  }
  const mask = new Mask(buffer.toString('utf8', start, end), marked);
  return { mask, detail: describeReceived(chunk, mask.event ?? JSON.stringify(stars), bytes) };
}

/** As `patchbay run` prints it. @param record what `describeRecord` answers for it. */
export function describeMapped(encoded: Encoded, record: string | undefined, mask: Mask | undefined): string {
  if (encoded.outcome === 'record') return `"outcome":"record",${record ?? '"record":null'}`;
  if (encoded.outcome === 'filtered') return members({ outcome: 'filtered', reason: encoded.reason });
  return members({ outcome: 'dead', diagnostic: shownDiagnostic(encoded.diagnostic, mask) });
}

/** The member `record`, or how large it is. */
export function describeRecord(
  encoded: EncodedRecord,
  keyNames: readonly string[],
  mask: Mask | undefined,
): string {
  const bytes = encoded.end - encoded.start;
  if (bytes > largestShown) return `"record":null,"record_bytes":${bytes}`;
  const printed = printEncoded(encoded, keyNames);
  const isOpaque = encoded.operation === undefined && printed.includes('"data_base64":"');
  // Nobody can see what compressed data holds.
  const mayShow = !isOpaque || mask?.isEmpty === true;
  const record = printed.slice('{"outcome":"record","record":'.length, -1);
  return `"record":${(mayShow ? mask?.hide(record) : undefined) ?? JSON.stringify(stars)}`;
}

/** @param attempt undefined where it is not known how often the record was sent before. */
export function describeSent(attempt: number | undefined, records: number): string {
  return members({ attempt: attempt ?? null, records });
}

/** @param milliseconds how long the answer took. */
export function describeAnswer(reply: Reply, milliseconds: number, mask: Mask | undefined): string {
  const duration_ms = Math.round(milliseconds);
  if (reply.kind === 'delivered') return members({ reply: 'delivered', receipt: reply.receipt, duration_ms });
  if (reply.kind === 'filtered') return members({ reply: 'filtered', reason: reply.reason, duration_ms });
  const { code, message } = reply.failure;
  return members({ reply: 'failed', code, message: shownText(message, mask), duration_ms });
}

/** @param record what `describeRecord` answered, if there is one. */
export function describeEnding(ending: Ending, record: string | undefined, mask: Mask | undefined): string {
  const { fate, attempts, receipt, diagnostic, reply } = ending;
  const text = members({
    ...(fate === 'delivered' || fate === 'dead' ? { outcome: fate } : { outcome: 'filtered', reason: fate }),
    attempts,
    receipt,
    diagnostic: diagnostic && shownDiagnostic(diagnostic, mask),
    reply: reply === undefined ? undefined : shownText(reply, mask),
  });
  return record === undefined ? text : `${text},${record}`;
}

/** Diagnostics of events do not show values, but they may repeat what a peer has said. */
export function shownDiagnostic(
  { code, message, hint, path }: Diagnostic,
  mask: Pick<Mask, 'hide'> | undefined,
): Record<string, string | undefined> {
  return { code, message: shownText(message, mask), path, hint };
}

export function shownText(text: string, mask: Pick<Mask, 'hide'> | undefined): string {
  const shown = mask?.hide(JSON.stringify(text));
  return shown === undefined ? stars : JSON.parse(shown);
}

function members(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}
