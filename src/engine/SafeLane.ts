import { diagnoseAge } from '../batch/diagnoseAge.ts';
import type { Encoded } from '../compiler/Encoded.ts';
import type { Lane } from '../compiler/Lane.ts';
import type { RecordBody } from '../compiler/RecordBody.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Chunk } from '../spool/Chunk.ts';

/**
 * Encodes the events of chunks, whatever state they are in. A lane answers for every event; one that throws is at fault
 * itself, and must not take the other events along.
 */
export class SafeLane {
  readonly #lane: Pick<Lane, 'encode'>;
  readonly #maxAge: number;

  /** @param maxAge milliseconds after which an event is given up. */
  constructor(lane: Pick<Lane, 'encode'>, maxAge: number) {
    this.#lane = lane;
    this.#maxAge = maxAge;
  }

  encode(chunk: Chunk, index: number, body: RecordBody, now: number): Encoded | Promise<Encoded> {
    const tooOld = diagnoseAge(chunk.receivedAt, now, this.#maxAge);
    if (tooOld !== undefined) return dead(tooOld);
    if (!chunk.intact()) return dead(diagnose('spool/damaged-events', { chunk: chunk.number }));
    const start = body.length;
    const fail = (error: unknown): Encoded => {
      body.length = start;
      const cause = error instanceof Error ? error.message : String(error);
      return dead(diagnose('engine/lane-failed', { cause }));
    };
    try {
      const encoded = this.#lane.encode(chunk.at(index), body, now);
      return encoded instanceof Promise ? encoded.catch(fail) : encoded;
    } catch (error) {
      return fail(error);
    }
  }
}

function dead(diagnostic: Diagnostic): Encoded {
  return { outcome: 'dead', diagnostic };
}
