import type { Reply, SendResult } from '../../batch/Sink.ts';
import type { Encoded } from '../../compiler/Encoded.ts';
import type { Chunk } from '../../spool/Chunk.ts';
import { type PathTree, pathTree } from '../mask/PathTree.ts';
import type { Passenger, Shipment } from '../Shipment.ts';
import { Budget } from './Budget.ts';
import type { Note } from './Note.ts';
import type { Observer } from './Observer.ts';
import { ShownEvent } from './ShownEvent.ts';
import type { Ending } from './Trail.ts';
import { type OutcomeKind, outcomeOf, type Wanted } from './Wanted.ts';

export interface TracerOptions {
  readonly integration: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Bounds what tracing may take of the thread. */
  readonly work: Budget;
  readonly tell: (note: Note) => void;
  /** An event was wanted and is not shown, since too many are. */
  readonly skip: (integration: string) => void;
}

/** Events of an integration that are begun to be shown in a second: more than anybody can read. */
const mostInSecond = 250;

/** Events under way that are shown at a time. */
const mostOpen = 2_000;

/**
 * Shows the events of an integration on their way to whoever wants to see them. While nobody does, it costs a look at
 * a flag; otherwise no more than its budget, save for events that were asked for by their id.
 */
export class Tracer implements Observer {
  readonly #options: TracerOptions;
  readonly #pace: Budget;
  readonly #open = new Map<string, ShownEvent>();
  #isOn = false;
  #wantsAll = false;
  #ids: ReadonlySet<string> = new Set();
  #outcomes: ReadonlySet<OutcomeKind> = new Set();
  /** What is marked as personal data in its events. */
  marked: PathTree = pathTree([]);
  /** By which an item's key is shown. */
  keyNames: readonly string[] = [];

  constructor(options: TracerOptions) {
    this.#options = options;
    this.#pace = new Budget({ count: mostInSecond, milliseconds: Number.POSITIVE_INFINITY }, options.now);
  }

  /** @param wanted what is wanted of any integration. */
  watch(wanted: readonly Wanted[]): void {
    const { integration } = this.#options;
    const here = wanted.filter((one) => one.integration === undefined || one.integration === integration);
    const byOutcome = here.filter(({ eventId }) => eventId === undefined);
    this.#isOn = here.length > 0;
    this.#ids = new Set(here.flatMap(({ eventId }) => eventId ?? []));
    this.#outcomes = new Set(byOutcome.flatMap(({ outcome }) => outcome ?? []));
    this.#wantsAll = byOutcome.some(({ outcome }) => outcome === undefined);
    if (!this.#isOn) this.#open.clear();
  }

  read(passenger: Passenger, chunk: Pick<Chunk, 'at' | 'intact' | 'receivedAt'>): void {
    if (!this.#isOn) return;
    const key = keyOf(passenger);
    if (this.#open.has(key) || !this.#chooses(passenger)) return;
    this.#options.work.spend(() => {
      const shown = ShownEvent.read(chunk.at(passenger.index), chunk.intact(), this.marked);
      this.#open.set(key, shown);
      this.#tell(passenger, 'received', shown.received(chunk.receivedAt));
    });
  }

  mapped(passenger: Passenger, encoded: Encoded): void {
    if (!this.#isOn) return;
    const shown = this.#open.get(keyOf(passenger));
    if (shown !== undefined) this.#map(shown, passenger, encoded);
  }

  /** A request leaves with these records. */
  sent(shipments: readonly Shipment[]): void {
    if (!this.#isOn) return;
    for (const shipment of shipments) {
      for (const passenger of shipment.together ?? [shipment]) {
        const shown = this.#open.get(keyOf(passenger)) ?? this.#joinLate(passenger, shipment);
        if (shown !== undefined) this.#tell(passenger, 'sent', shown.sent(shipments.length));
      }
    }
  }

  /** @param milliseconds how long the answer took. */
  answered(shipments: readonly Shipment[], result: SendResult, milliseconds: number): void {
    if (!this.#isOn) return;
    for (const [index, shipment] of shipments.entries()) {
      const reply = replyAt(result, index);
      if (reply === undefined) continue;
      for (const passenger of shipment.together ?? [shipment]) {
        const shown = this.#open.get(keyOf(passenger));
        if (shown !== undefined) this.#tell(passenger, 'answered', shown.answered(reply, milliseconds));
      }
    }
  }

  settled(passenger: Passenger, ending: Ending, shipment?: Shipment): void {
    if (!this.#isOn) return;
    const key = keyOf(passenger);
    const outcome = outcomeOf(ending.fate);
    const shown = this.#open.get(key) ?? this.#beginAtEnd(outcome);
    this.#open.delete(key);
    if (shown === undefined) return;
    this.#options.work.spend(() => {
      if (shipment !== undefined) shown.record(shipment, this.keyNames);
      this.#tell(passenger, 'outcome', shown.ended(ending), outcome);
    });
  }

  /** One that was asked for by its id is always shown; of the others, as many as there is room for. */
  #chooses({ eventId }: Passenger): boolean {
    if (eventId !== undefined && this.#ids.has(eventId)) return this.#open.size < 2 * mostOpen;
    return this.#wantsAll && this.#open.size < mostOpen ? this.#hasRoom() : this.#skipIf(this.#wantsAll);
  }

  #hasRoom(): boolean {
    if (!this.#pace.hasRoom || !this.#options.work.hasRoom) return this.#skipIf(true);
    this.#pace.begin();
    return true;
  }

  #skipIf(isWanted: boolean): false {
    if (isWanted) this.#options.skip(this.#options.integration);
    return false;
  }

  /** It was under way before anybody looked: it is shown from its record on. */
  #joinLate(passenger: Passenger, shipment: Shipment): ShownEvent | undefined {
    if (!this.#chooses(passenger)) return undefined;
    const shown = ShownEvent.unread(this.marked);
    this.#open.set(keyOf(passenger), shown);
    this.#map(shown, passenger, shipment);
    return shown;
  }

  #beginAtEnd(outcome: OutcomeKind): ShownEvent | undefined {
    return this.#outcomes.has(outcome) && this.#hasRoom() ? ShownEvent.unread(this.marked) : undefined;
  }

  #map(shown: ShownEvent, passenger: Passenger, encoded: Encoded): void {
    this.#options.work.spend(() => this.#tell(passenger, 'mapped', shown.mapped(encoded, this.keyNames)));
  }

  #tell({ eventId, revision }: Passenger, stage: Note['stage'], detail: string, outcome?: OutcomeKind): void {
    const { integration, now, tell } = this.#options;
    const ending = outcome === undefined ? {} : { outcome };
    tell({ stage, integration, eventId, revision, at: now(), detail, ...ending });
  }
}

function keyOf({ flight, index }: Passenger): string {
  return `${flight.chunk}-${index}`;
}

function replyAt(result: SendResult, index: number): Reply | undefined {
  return result.kind === 'answered' ? result.replies[index] : { kind: 'failed', failure: result.failure };
}
