import type { CancelTimer, Clock } from '../batch/Clock.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { formatBytes } from '../spool/formatBytes.ts';
import type { Spool } from '../spool/Spool.ts';
import { type Log, logDiagnostic, logException } from '../telemetry/Log.ts';

export interface SpaceWatchOptions {
  readonly spool: Pick<Spool, 'trim' | 'room'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds between looks. At the fastest, some hundred megabytes are accepted in this time. */
const interval = 500;

/** The parts of the limit at which people are warned, and at which all is well again. */
const warnAt = 0.8;
const wellAt = 0.7;

/** Frees the space of what everybody has passed, and warns in time when that does not help. */
export class SpaceWatch {
  readonly #options: SpaceWatchOptions;
  #cancel: CancelTimer | undefined;
  #looking: Promise<void> = Promise.resolve();
  #warned = false;
  #failing = false;
  #closed = false;

  constructor(options: SpaceWatchOptions) {
    this.#options = options;
    this.#schedule();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#looking;
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#cancel = this.#options.clock.setTimer(interval, () => {
      this.#looking = this.#look().finally(() => this.#schedule());
    });
  }

  async #look(): Promise<void> {
    const { spool, log } = this.#options;
    try {
      await spool.trim();
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) logException(log, 'space that is free could not be given back', error);
      this.#failing = true;
    }
    this.#warn();
  }

  /** What to say while space is short. */
  concerns(): Diagnostic[] {
    return this.#warned ? [this.#warning()] : [];
  }

  #warning(): Diagnostic {
    const { used, limit, holder = 'no integration' } = this.#options.spool.room;
    return diagnose('spool/nearly-full', { used: formatBytes(used), limit: formatBytes(limit), holder });
  }

  #warn(): void {
    const { spool, log } = this.#options;
    const { used, limit } = spool.room;
    if (this.#warned && used < wellAt * limit) {
      this.#warned = false;
      log.write('info', 'the spool has room again', { bytes: used });
    } else if (!this.#warned && used >= warnAt * limit) {
      this.#warned = true;
      logDiagnostic(log, this.#warning(), { bytes: used });
    }
  }
}
