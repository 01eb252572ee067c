import type { Settlement } from '../../batch/Sink.ts';
import type { Encoded } from '../../compiler/Encoded.ts';
import type { Lane } from '../../compiler/Lane.ts';
import type { RecordBody } from '../../compiler/RecordBody.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';
import { SlidingRate } from './SlidingRate.ts';

/** What one side of a trial has made of events since the trial began in this process. */
export interface SideCounts {
  /** All that came to an end: the other three together. */
  readonly events: number;
  /** Delivered; of what is tried in the shadow, made. */
  readonly records: number;
  readonly filtered: number;
  readonly dead: number;
  /** The most frequent first. */
  readonly deaths: readonly { readonly code: string; readonly count: number }[];
  /** The share of dead among the last events, and how many those are. */
  readonly recent: { readonly events: number; readonly dead: number };
}

/** Codes that are told apart. */
const mostCodes = 20;

/** An event that grew too old died of that, whoever mapped it. */
const ageCode = 'delivery/too-old';

/** One of the two mappings of a trial: a lane whose records remember who made them, and what became of its events. */
export class TrialSide implements Pick<Lane, 'encode'> {
  readonly #lane: Pick<Lane, 'encode'>;
  readonly #onEnd: () => void;
  /** Those that died among its last events. */
  readonly recent = new SlidingRate();
  readonly #deaths = new Map<string, number>();
  #records = 0;
  #filtered = 0;
  #dead = 0;

  /** @param onEnd called whenever an event has come to its end. */
  constructor(lane: Pick<Lane, 'encode'>, onEnd: () => void) {
    this.#lane = lane;
    this.#onEnd = onEnd;
  }

  get counts(): SideCounts {
    const deaths = [...this.#deaths].map(([code, count]) => ({ code, count }));
    return {
      events: this.#records + this.#filtered + this.#dead,
      records: this.#records,
      filtered: this.#filtered,
      dead: this.#dead,
      deaths: deaths.toSorted((a, b) => b.count - a.count),
      recent: { events: this.recent.events, dead: this.recent.hits },
    };
  }

  encode(event: EventBytes, body: RecordBody, now: number): Encoded | Promise<Encoded> {
    const encoded = this.#lane.encode(event, body, now);
    return encoded instanceof Promise ? encoded.then((late) => this.#mark(late)) : this.#mark(encoded);
  }

  /** Counts an event that is not going anywhere. */
  mapped(encoded: Encoded): void {
    if (encoded.outcome === 'dead') this.#end('dead', encoded.diagnostic.code);
    else this.#end(encoded.outcome === 'filtered' ? 'filtered' : 'records');
  }

  /** What became of a record of this side. */
  settled(settlement: Settlement): void {
    if (settlement.kind === 'dead') this.#end('dead', settlement.diagnostic.code);
    else this.#end(settlement.kind === 'filtered' ? 'filtered' : 'records');
  }

  #mark(encoded: Encoded): Encoded {
    if (encoded.outcome !== 'record') this.mapped(encoded);
    else Object.assign(encoded, { side: this });
    return encoded;
  }

  #end(what: 'records' | 'filtered' | 'dead', code = ''): void {
    if (code === ageCode) return;
    if (what === 'records') this.#records++;
    else if (what === 'filtered') this.#filtered++;
    else {
      this.#dead++;
      if (this.#deaths.has(code) || this.#deaths.size < mostCodes) {
        this.#deaths.set(code, (this.#deaths.get(code) ?? 0) + 1);
      }
    }
    this.recent.add(what === 'dead');
    this.#onEnd();
  }
}
