import type { Reply } from '../../batch/Sink.ts';
import type { Encoded, EncodedRecord } from '../../compiler/Encoded.ts';
import { printEncoded } from '../../compiler/printEncoded.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';
import { Mask, stars } from '../mask/Mask.ts';
import type { PathTree } from '../mask/PathTree.ts';
import type { Ending } from './Trail.ts';

/** Bytes of an event or a record above which it is not shown: reading it takes too long for a look. */
export const largestShown = 64 * 1024;

/** An event as it may be shown, stage by stage, as members of a JSON map. Personal data is masked. */
export class ShownEvent {
  /** Absent where it cannot be told what is personal: then nothing is shown that may be. */
  readonly #mask: Mask | undefined;
  /** Its text, if it is to be shown. */
  readonly #event: string | undefined;
  readonly #bytes: number;
  /** Requests that carried it; undefined when it is not known how often it was sent before. */
  #sent: number | undefined;
  /** The member `record`, once there is one. */
  #record: string | undefined;

  private constructor(mask: Mask | undefined, event: string | undefined, bytes: number, sent?: number) {
    this.#mask = mask;
    this.#event = event;
    this.#bytes = bytes;
    this.#sent = sent;
  }

  /**
   * @param isIntact the bytes are those of an event.
   * @param marked what is personal in it.
   */
  static read({ buffer, start, end }: EventBytes, isIntact: boolean, marked: PathTree): ShownEvent {
    const bytes = end - start;
    if (!isIntact || bytes > largestShown) return new ShownEvent(blindMask(marked), undefined, bytes, 0);
    const mask = new Mask(buffer.toString('utf8', start, end), marked);
    return new ShownEvent(mask, mask.event, bytes, 0);
  }

  /** An event that is not at hand. */
  static unread(marked: PathTree): ShownEvent {
    return new ShownEvent(blindMask(marked), undefined, 0);
  }

  /** @param receivedAt epoch milliseconds. */
  received(receivedAt: number): string {
    const received = `"received_at":${JSON.stringify(new Date(receivedAt).toISOString())}`;
    const event = this.#event ?? `null,"event_bytes":${this.#bytes}`;
    return `${received},"event":${event}`;
  }

  /** As `patchbay run` prints it. @param keyNames by which the key of an item is found. */
  mapped(encoded: Encoded, keyNames: readonly string[]): string {
    if (encoded.outcome === 'filtered') return members({ outcome: 'filtered', reason: encoded.reason });
    if (encoded.outcome === 'record') return `"outcome":"record",${this.record(encoded, keyNames)}`;
    return members({ outcome: 'dead', diagnostic: this.diagnostic(encoded.diagnostic) });
  }

  /** The member `record`. */
  record(encoded: EncodedRecord, keyNames: readonly string[]): string {
    this.#record ??= this.#print(encoded, keyNames);
    return this.#record;
  }

  /** @param records those that the request carries. */
  sent(records: number): string {
    if (this.#sent !== undefined) this.#sent++;
    return members({ attempt: this.#sent ?? null, records });
  }

  /** @param milliseconds how long the answer took. */
  answered(reply: Reply, milliseconds: number): string {
    const duration_ms = Math.round(milliseconds);
    if (reply.kind === 'delivered')
      return members({ reply: 'delivered', receipt: reply.receipt, duration_ms });
    if (reply.kind === 'filtered') return members({ reply: 'filtered', reason: reply.reason, duration_ms });
    const { code, message } = reply.failure;
    return members({ reply: 'failed', code, message: this.text(message), duration_ms });
  }

  ended({ fate, attempts, receipt, diagnostic, reply }: Ending): string {
    const text = members({
      ...(fate === 'delivered' || fate === 'dead'
        ? { outcome: fate }
        : { outcome: 'filtered', reason: fate }),
      attempts,
      receipt,
      diagnostic: diagnostic && this.diagnostic(diagnostic),
      reply: reply === undefined ? undefined : this.text(reply),
    });
    return this.#record === undefined ? text : `${text},${this.#record}`;
  }

  /** Diagnostics of events do not show values, but they may repeat what a peer has said. */
  diagnostic({ code, message, hint, path }: Diagnostic): Record<string, string | undefined> {
    return { code, message: this.text(message), path, hint };
  }

  text(text: string): string {
    const shown = this.#mask?.hide(JSON.stringify(text));
    return shown === undefined ? stars : JSON.parse(shown);
  }

  #print(encoded: EncodedRecord, keyNames: readonly string[]): string {
    const bytes = encoded.end - encoded.start;
    if (bytes > largestShown) return `"record":null,"record_bytes":${bytes}`;
    const printed = printEncoded(encoded, keyNames);
    const isOpaque = encoded.operation === undefined && printed.includes('"data_base64":"');
    // Nobody can see what compressed data holds.
    const mayShow = !isOpaque || this.#mask?.isEmpty === true;
    const record = printed.slice('{"outcome":"record","record":'.length, -1);
    return `"record":${(mayShow ? this.#mask?.hide(record) : undefined) ?? JSON.stringify(stars)}`;
  }
}

/** For an event whose text is unknown: there is nothing to hide where nothing is marked. */
function blindMask(marked: PathTree): Mask | undefined {
  return marked.next.size === 0 ? new Mask('null', marked) : undefined;
}

function members(value: object): string {
  return JSON.stringify(value).slice(1, -1);
}
