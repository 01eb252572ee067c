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

  /** The answer, whose seat is free again when its last byte has gone or the caller has. @throws AdminError 429. */
  seat(name: string, open: Response): Response {
    const own = this.#taken.get(name) ?? 0;
    if (own >= this.#limits.each || this.#all >= this.#limits.all) {
      void open.body?.cancel();
      const blanks = { each: this.#limits.each, all: this.#limits.all };
      throw new AdminError(429, diagnose('admin/too-many-streams', blanks), { retryAfter });
    }
    if (open.body === null) return open;
    this.#taken.set(name, own + 1);
    this.#all += 1;
    const { status, headers } = open;
    return new Response(
      watched(open.body, () => this.#leave(name)),
      { status, headers },
    );
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
