import { diagnose } from '../../diagnostics/diagnose.ts';
import { AdminError } from '../AdminError.ts';
import type { AdminLimits } from './AdminLimits.ts';

/** Seconds after which somebody may have left. */
const retryAfter = 5;

/** Counts streams that are open. */
export class StreamSeats {
  readonly #limits: AdminLimits['streams'];
  readonly #taken = new Map<string, number>();
  #all = 0;

  constructor(limits: AdminLimits['streams']) {
    this.#limits = limits;
  }

  get taken(): number {
    return this.#all;
  }

  /** The stream, whose seat is free again when its last byte has gone or the caller has. @throws AdminError 429. */
  seat(name: string, stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const own = this.#taken.get(name) ?? 0;
    if (own >= this.#limits.each || this.#all >= this.#limits.all) {
      void stream.cancel();
      const blanks = { each: this.#limits.each, all: this.#limits.all };
      throw new AdminError(429, diagnose('admin/too-many-streams', blanks), { retryAfter });
    }
    this.#taken.set(name, own + 1);
    this.#all += 1;
    let isSeated = true;
    return watched(stream, () => {
      if (isSeated) this.#leave(name);
      isSeated = false;
    });
  }

  #leave(name: string): void {
    const left = (this.#taken.get(name) ?? 1) - 1;
    if (left === 0) this.#taken.delete(name);
    else this.#taken.set(name, left);
    this.#all -= 1;
  }
}

/** The stream; `onEnd` is called when it has ended in whatever way, and again when it has ended in two. */
function watched(stream: ReadableStream<Uint8Array>, onEnd: () => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        onEnd();
        controller.close();
      } catch (error) {
        onEnd();
        controller.error(error);
      }
    },
    async cancel(reason) {
      onEnd();
      await reader.cancel(reason);
    },
  });
}
