import type { Clock } from '../../batch/Clock.ts';
import type { Sink } from '../../batch/Sink.ts';
import type { EncodedRecord } from '../../compiler/Encoded.ts';
import { pathTree } from '../mask/PathTree.ts';
import type { Shipment } from '../Shipment.ts';
import type { ThreadReport } from '../ThreadReport.ts';
import { Budget } from './Budget.ts';
import { NoteBox } from './NoteBox.ts';
import type { Observer } from './Observer.ts';
import { Tracer } from './Tracer.ts';
import { Trails } from './Trails.ts';
import { tracedSink } from './tracedSink.ts';
import type { Wanted } from './Wanted.ts';

/** Milliseconds of a second that a thread may spend on showing events. */
const mostWork = 100;

/** Characters of an id above which an event is not kept track of: nobody looks for such a one. */
const longestId = 256;

/** What is to be known of how events are mapped in order to show them. */
export interface ShownBy {
  /** Paths of personal data. */
  readonly personal?: readonly string[] | undefined;
  /** By which an item's key is shown. */
  readonly keyNames?: readonly string[] | undefined;
}

/** Where one integration's events are seen: in its line, and before its sink. */
export interface View {
  readonly observer: Observer;
  readonly sink: Sink<Shipment>;
  /** From now on events are mapped otherwise. */
  showBy(shownBy: ShownBy): void;
}

/** Sees all events of a thread: keeps for a while where each has gone, and shows those that somebody wants to see. */
export class Lookout {
  readonly #clock: Clock;
  readonly #report: (report: ThreadReport) => void;
  readonly #trails = new Trails();
  readonly #tracers = new Map<string, Tracer>();
  readonly #box: NoteBox;
  readonly #work = new Budget({ count: Number.POSITIVE_INFINITY, milliseconds: mostWork }, () =>
    performance.now(),
  );
  #wanted: readonly Wanted[] = [];

  constructor(clock: Clock, report: (report: ThreadReport) => void) {
    this.#clock = clock;
    this.#report = report;
    this.#box = new NoteBox(clock, (notes) => report({ kind: 'notes', ...notes }));
  }

  open(id: string, sink: Sink<EncodedRecord>): View {
    const now = () => this.#clock.now();
    const tracer = new Tracer({
      integration: id,
      now,
      work: this.#work,
      tell: this.#box.add,
      skip: this.#box.skip,
    });
    tracer.watch(this.#wanted);
    this.#tracers.set(id, tracer);
    return {
      observer: this.#observer(id, tracer),
      sink: tracedSink(sink, tracer, now),
      showBy: ({ personal = [], keyNames = [] }) => {
        tracer.marked = pathTree(personal);
        tracer.keyNames = keyNames;
      },
    };
  }

  close(integration: string): void {
    this.#tracers.delete(integration);
    this.#box.flush();
  }

  watch(wanted: readonly Wanted[]): void {
    this.#wanted = wanted;
    for (const tracer of this.#tracers.values()) tracer.watch(wanted);
  }

  /** Reports what is known of an event. @param question a number that the report repeats. */
  find(question: number, eventId: string, integration: string | undefined): void {
    const found = this.#trails.find(eventId, integration, this.#clock.now());
    this.#report({ kind: 'found', question, found });
  }

  #observer(integration: string, tracer: Tracer): Observer {
    const now = () => this.#clock.now();
    return {
      read: (passenger, chunk) => tracer.read(passenger, chunk),
      mapped: (passenger, encoded) => tracer.mapped(passenger, encoded),
      settled: (passenger, ending, shipment) => {
        tracer.settled(passenger, ending, shipment);
        const { eventId, revision, flight, index } = passenger;
        if (eventId === undefined || eventId.length > longestId) return;
        const { fate, attempts, receipt, diagnostic, reply } = ending;
        this.#trails.add(integration, {
          eventId,
          revision,
          fate,
          attempts,
          receipt,
          diagnostic,
          reply,
          chunk: flight.chunk,
          index,
          receivedAt: flight.acceptedAt,
          settledAt: now(),
        });
      },
    };
  }
}
