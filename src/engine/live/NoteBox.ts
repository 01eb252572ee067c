import type { CancelTimer, Clock } from '../../batch/Clock.ts';
import type { Note } from './Note.ts';

/** What a thread tells at a time: notes, and how many events of which integration were left out. */
export interface Notes {
  readonly notes: readonly Note[];
  readonly skipped: readonly (readonly [integration: string, events: number])[];
}

/** Notes that go together, and milliseconds that the first of them waits. */
const atOnce = 64;
const linger = 50;

/** Gathers notes, since a message to another thread costs more than a note. */
export class NoteBox {
  readonly #clock: Clock;
  readonly #post: (notes: Notes) => void;
  #notes: Note[] = [];
  readonly #skipped = new Map<string, number>();
  #cancel: CancelTimer | undefined;

  constructor(clock: Clock, post: (notes: Notes) => void) {
    this.#clock = clock;
    this.#post = post;
  }

  readonly add = (note: Note): void => {
    this.#notes.push(note);
    if (this.#notes.length >= atOnce) this.flush();
    else this.#waitForMore();
  };

  readonly skip = (integration: string): void => {
    this.#skipped.set(integration, (this.#skipped.get(integration) ?? 0) + 1);
    this.#waitForMore();
  };

  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    if (this.#notes.length === 0 && this.#skipped.size === 0) return;
    const notes = { notes: this.#notes, skipped: [...this.#skipped] };
    this.#notes = [];
    this.#skipped.clear();
    this.#post(notes);
  }

  #waitForMore(): void {
    this.#cancel ??= this.#clock.setTimer(linger, () => this.flush());
  }
}
