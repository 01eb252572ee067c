/** How much of something is allowed. */
export interface RateLimit {
  /** What may be taken at once, after a rest. */
  readonly burst: number;
  /** What comes back in a second. */
  readonly perSecond: number;
}

/** What is left after somebody has taken something, or tried to. */
export interface Allowance {
  readonly granted: boolean;
  readonly left: number;
  /** Seconds until there is something to take; 0 when there is. */
  readonly wait: number;
}

interface Bucket {
  left: number;
  /** Epoch milliseconds. */
  at: number;
}

/** Buckets that are remembered: those that were used longest ago are forgotten, and are full again then. */
const mostBuckets = 10_000;

/** A bucket of tokens for everybody who asks, filled at a steady rate. */
export class TokenBuckets {
  readonly #limit: RateLimit;
  readonly #now: () => number;
  readonly #most: number;
  /** The one that was used last comes last. */
  readonly #buckets = new Map<string, Bucket>();

  /** @param now epoch milliseconds. */
  constructor(limit: RateLimit, now: () => number, most = mostBuckets) {
    this.#limit = limit;
    this.#now = now;
    this.#most = most;
  }

  /** Takes one from the bucket of `name`. */
  take(name: string): Allowance {
    const bucket = this.#bucket(name);
    if (bucket.left < 1) return this.#answer(bucket, false);
    bucket.left -= 1;
    return this.#answer(bucket, true);
  }

  /** What `take` would answer; nothing is taken. */
  look(name: string): Allowance {
    const bucket = this.#filled(name);
    return this.#answer(bucket, bucket.left >= 1);
  }

  get size(): number {
    return this.#buckets.size;
  }

  #answer({ left }: Bucket, granted: boolean): Allowance {
    const wait = left >= 1 ? 0 : (1 - left) / this.#limit.perSecond;
    return { granted, left: Math.floor(left), wait };
  }

  #bucket(name: string): Bucket {
    const bucket = this.#filled(name);
    this.#buckets.delete(name);
    this.#buckets.set(name, bucket);
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > this.#most && oldest !== undefined) this.#buckets.delete(oldest);
    return bucket;
  }

  #filled(name: string): Bucket {
    const now = this.#now();
    const { burst, perSecond } = this.#limit;
    const { left, at } = this.#buckets.get(name) ?? { left: burst, at: now };
    // A clock that is set back takes nothing away.
    const passed = Math.max(0, now - at) / 1000;
    return { left: Math.min(burst, left + passed * perSecond), at: now };
  }
}
