import { RecordBody } from '../compiler/RecordBody.ts';

/**
 * Buffers that requests were sent from and that may serve again. To allocate one of 150 KB costs more than to fill
 * it, because the kernel has to hand out and to clear every page.
 */
export class SpareBodies {
  readonly #mostBytes: number;
  readonly #bodies: RecordBody[] = [];
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** An empty body; the one that was put back last is the likeliest to be in the processor's cache. */
  take(): RecordBody {
    const body = this.#bodies.pop();
    if (body === undefined) return new RecordBody();
    this.#bytes -= body.buffer.length;
    body.length = 0;
    return body;
  }

  /** Nobody may read the body any longer. */
  putBack(body: RecordBody): void {
    if (this.#bytes + body.buffer.length > this.#mostBytes) return;
    this.#bytes += body.buffer.length;
    this.#bodies.push(body);
  }
}

/**
 * Those of this thread, shared by all its destinations: what one that has come to rest leaves serves the others. As
 * many bytes as a batcher holds in memory are enough for all requests that are under way.
 */
export const spareBodies = new SpareBodies(32 * 1024 * 1024);
