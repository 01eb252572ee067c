import type { CancelTimer, Clock } from '../../batch/Clock.ts';
import { type LiveFilter, type LiveMessage, matches } from './LiveMessage.ts';
import { Recent } from './Recent.ts';

export interface LiveFeedOptions {
  readonly filter: LiveFilter;
  /** What message ids begin with. */
  readonly run: string;
  readonly clock: Clock;
  /** So many messages were dropped, since the reader was too slow. */
  readonly onMissed: (count: number) => void;
  readonly onEnd: () => void;
}

/** What is kept for a reader that is slow or comes back; and characters that are handed to it at a time. */
export const mostWaiting = { count: 2_000, bytes: 2 * 1024 * 1024 };
const atOnce = 64 * 1024;

/** Milliseconds without a word after which a comment is sent, so that both sides notice when the other is gone. */
const heartbeat = 15_000;

/** Milliseconds after which a reader that misses messages and takes nothing is given up. */
const patience = 60_000;

/** The messages for one reader, as the text of server-sent events. What it does not read in time it misses. */
export class LiveFeed {
  readonly #options: LiveFeedOptions;
  readonly #waiting = new Recent<LiveMessage>(mostWaiting, sizeOf);
  #missed = 0;
  #lastMissed = 0;
  #takenAt: number;
  #wake: (() => void) | undefined;
  #isEnded = false;

  constructor(options: LiveFeedOptions) {
    this.#options = options;
    this.#takenAt = options.clock.now();
  }

  get filter(): LiveFilter {
    return this.#options.filter;
  }

  /** What waits to be read. */
  get waiting(): number {
    return this.#waiting.size;
  }

  add(message: LiveMessage): void {
    if (this.#isEnded || !matches(this.filter, message)) return;
    const gone = this.#waiting.add(message);
    if (gone > 0) this.miss(gone, (this.#waiting.oldest ?? message).number - 1);
    if (gone > 0 && this.#options.clock.now() - this.#takenAt > patience) this.end();
    this.#wake?.();
  }

  /** Messages that the reader will not get. @param last the number of the last of them. */
  miss(count: number, last: number): void {
    this.#missed += count;
    this.#lastMissed = Math.max(last, this.#lastMissed);
    this.#options.onMissed(count);
  }

  /** The next text to be sent: at once when there is any, else when there is; undefined when the feed has ended. */
  async next(): Promise<string | undefined> {
    this.#takenAt = this.#options.clock.now();
    if (!this.#isEnded && this.#waiting.size === 0 && this.#missed === 0) {
      if (!(await this.#wait())) return ': nothing new\n\n';
    }
    this.#takenAt = this.#options.clock.now();
    return this.#isEnded ? undefined : this.#take();
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.#options.onEnd();
    this.#wake?.();
  }

  /** @returns false when there was nothing for a while. */
  #wait(): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel: CancelTimer = this.#options.clock.setTimer(heartbeat, () => finish(false));
      const finish = (isNews: boolean) => {
        cancel();
        this.#wake = undefined;
        resolve(isNews);
      };
      this.#wake = () => finish(true);
    });
  }

  #take(): string {
    let text = '';
    if (this.#missed > 0) {
      text += this.#write('gap', JSON.stringify({ missed: this.#missed }), this.#lastMissed);
      this.#missed = 0;
    }
    while (text.length < atOnce) {
      const message = this.#waiting.shift();
      if (message === undefined) break;
      const { kind, data, number } = message;
      text += this.#write(kind === 'lapse' ? 'gap' : kind, data, number);
    }
    return text;
  }

  #write(event: string, data: string, number: number): string {
    return `id: ${this.#options.run}-${number}\nevent: ${event}\ndata: ${data}\n\n`;
  }
}

/** An estimate of the bytes that a message takes. */
export function sizeOf({ data }: LiveMessage): number {
  return 2 * data.length + 100;
}
