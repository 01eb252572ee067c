import type { Plan } from '../../blueprint/Plan.ts';
import type { Encoded } from '../../compiler/Encoded.ts';
import type { Lane } from '../../compiler/Lane.ts';
import type { Outcome } from '../../compiler/Outcome.ts';
import { RecordBody } from '../../compiler/RecordBody.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';
import { eventIdOf } from './eventIdOf.ts';
import { outcomeOf } from './outcomeOf.ts';
import { parsedOnce } from './parsedOnce.ts';
import { ShadowBudget } from './ShadowBudget.ts';

export interface ShadowLaneOptions {
  readonly base: Pick<Lane, 'encode'>;
  readonly candidate: Pick<Lane, 'encode'>;
  readonly plans: { readonly base: Plan; readonly candidate: Plan };
  /** What the candidate made of an event. */
  readonly onCandidate: (encoded: Encoded) => void;
  /** What both made of an event, which lies there for the length of the call. */
  readonly onPair: (base: Outcome, candidate: Outcome, eventId: string, event: EventBytes) => void;
  /** An event that the candidate was not shown. */
  readonly onSkip: () => void;
  /** Milliseconds that only rise; those of the process if not given. */
  readonly time?: () => number;
}

/** Bytes above which the room that the candidate writes into is not kept. */
const largestScratch = 4 * 1024 * 1024;

/**
 * Maps every event by the base, and shows it to the candidate as well: what that makes of it is told and thrown away.
 * The candidate costs the base neither an outcome nor, beyond a small share, time: where there is none left, or where
 * an interpreted candidate still works on another event, it is not shown this one.
 */
export class ShadowLane implements Pick<Lane, 'encode'> {
  readonly #options: ShadowLaneOptions;
  readonly #time: () => number;
  readonly #budget: ShadowBudget;
  #scratch = new RecordBody();
  #isBusy = false;

  constructor(options: ShadowLaneOptions) {
    const { time = () => performance.now() } = options;
    this.#options = options;
    this.#time = time;
    this.#budget = new ShadowBudget(time);
  }

  encode(event: EventBytes, body: RecordBody, now: number): Encoded | Promise<Encoded> {
    const { base } = this.#options;
    if (this.#isBusy || !this.#budget.isLeft) {
      this.#options.onSkip();
      return base.encode(event, body, now);
    }
    const shared = parsedOnce(event);
    const encoded = base.encode(shared, body, now);
    if (!(encoded instanceof Promise)) {
      this.#show(shared, encoded, now);
      return encoded;
    }
    // Where the event lies, another may lie by then.
    const kept = copyOf(event);
    return encoded.then((late) => {
      this.#show(parsedOnce(kept), late, now);
      return late;
    });
  }

  #show(event: Required<EventBytes>, encoded: Encoded, now: number): void {
    const { candidate, plans } = this.#options;
    const begun = this.#time();
    const base = outcomeOf(encoded, plans.base);
    const id = eventIdOf(event.parse());
    const end = (tried: Encoded, from: EventBytes) => {
      this.#compare(base, tried, id, from);
      this.#isBusy = false;
      this.#budget.spend(this.#time() - begun);
    };
    try {
      this.#scratch.length = 0;
      const tried = candidate.encode(event, this.#scratch, now);
      if (tried instanceof Promise) {
        this.#isBusy = true;
        const kept = copyOf(event);
        void tried.catch(failed).then((late) => end(late, kept));
      } else end(tried, event);
    } catch (error) {
      end(failed(error), event);
    }
  }

  #compare(base: Outcome, tried: Encoded, id: string, event: EventBytes): void {
    const { plans, onCandidate, onPair } = this.#options;
    onCandidate(tried);
    onPair(base, outcomeOf(tried, plans.candidate), id, event);
    if (this.#scratch.buffer.length > largestScratch) this.#scratch = new RecordBody();
  }
}

function copyOf({ buffer, start, end, flags }: EventBytes): EventBytes {
  const bytes = Buffer.from(buffer.subarray(start, end));
  return { buffer: bytes, start: 0, end: bytes.length, flags };
}

function failed(error: unknown): Encoded {
  const cause = error instanceof Error ? error.message : String(error);
  return { outcome: 'dead', diagnostic: diagnose('engine/lane-failed', { cause }) };
}
