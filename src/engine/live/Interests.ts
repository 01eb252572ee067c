import type { CancelTimer, Clock } from '../../batch/Clock.ts';
import { sameWanted } from './LiveMessage.ts';
import type { Wanted } from './Wanted.ts';

interface Interest {
  readonly wanted: Wanted;
  readers: number;
  cancel: CancelTimer | undefined;
}

export interface InterestsOptions {
  readonly clock: Clock;
  /** Milliseconds for which a reader that is gone may come back without having missed anything. */
  readonly linger: number;
  /** What anybody wants has changed. */
  readonly onChange: (wanted: readonly Wanted[]) => void;
  /** Nobody wants this any more. */
  readonly onLapse: (wanted: Wanted) => void;
}

/** Interests without a reader that are kept at a time. */
const mostIdle = 20;

/** What those want who watch, and who have watched until a moment ago: connections break, and are made again. */
export class Interests {
  readonly #options: InterestsOptions;
  #interests: Interest[] = [];

  constructor(options: InterestsOptions) {
    this.#options = options;
  }

  begin({ integration, eventId, outcome }: Wanted): void {
    const wanted = { integration, eventId, outcome };
    const known = this.#find(wanted);
    known?.cancel?.();
    if (known !== undefined) {
      known.cancel = undefined;
      known.readers++;
      return;
    }
    this.#interests.push({ wanted, readers: 1, cancel: undefined });
    this.#change();
  }

  /** @param mayReturn false for one that does not come back. */
  end(wanted: Wanted, mayReturn = true): void {
    const interest = this.#find(wanted);
    if (interest === undefined || --interest.readers > 0) return;
    if (!mayReturn) {
      this.#lapse(interest);
      return;
    }
    interest.cancel = this.#options.clock.setTimer(this.#options.linger, () => this.#lapse(interest));
    const [oldest, ...others] = this.#interests.filter(({ readers }) => readers === 0);
    if (oldest !== undefined && others.length >= mostIdle) this.#lapse(oldest);
  }

  close(): void {
    for (const { cancel } of this.#interests) cancel?.();
    this.#interests = [];
  }

  #find(wanted: Wanted): Interest | undefined {
    return this.#interests.find((one) => sameWanted(one.wanted, wanted));
  }

  #lapse(interest: Interest): void {
    interest.cancel?.();
    this.#interests = this.#interests.filter((one) => one !== interest);
    this.#options.onLapse(interest.wanted);
    this.#change();
  }

  #change(): void {
    this.#options.onChange(this.#interests.map(({ wanted }) => wanted));
  }
}
