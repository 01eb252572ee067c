import { RecordBody } from '../compiler/RecordBody.ts';

/** Some thirty records of the usual size: one that is stuck keeps no more than this from being used again. */
const fullAt = 48 * 1024;
const capacity = 64 * 1024;

/** A body that knows how many of its records are not settled yet. */
export class PooledBody extends RecordBody {
  records = 0;
}

/**
 * The bodies that records are encoded into. A full one is set aside until the last of its records is settled, and
 * then used again.
 */
export class BodyPool {
  readonly #limit: number;
  readonly #free: PooledBody[] = [];
  #current: PooledBody | undefined;
  #aside = 0;

  /** @param limit bytes set aside above which there is no room for more records. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get hasRoom(): boolean {
    return this.#aside < this.#limit;
  }

  /** The body to encode the next record into. */
  get current(): PooledBody {
    const body = this.#current;
    return body !== undefined && body.length < fullAt ? body : this.#change(body);
  }

  /** A record of the body is settled. */
  release(body: PooledBody): void {
    body.records--;
    if (body.records > 0 || body === this.#current) return;
    this.#aside -= body.buffer.length;
    this.#recycle(body);
  }

  #change(full: PooledBody | undefined): PooledBody {
    const next = this.#free.pop() ?? new PooledBody(capacity);
    this.#current = next;
    if (full?.records === 0) this.#recycle(full);
    else if (full !== undefined) this.#aside += full.buffer.length;
    return next;
  }

  #recycle(body: PooledBody): void {
    body.length = 0;
    // Those that had to grow for one large record are not worth keeping.
    if (body.buffer.length <= 2 * capacity) this.#free.push(body);
  }
}
