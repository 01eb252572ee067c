import type { Cost } from './Cost.ts';
import type { RateLimit } from './TokenBuckets.ts';

/** What callers may ask of the admin API. */
export interface AdminLimits {
  /** Requests of a token, by what they cost. */
  readonly rates: Readonly<Record<Cost, RateLimit>>;
  /** Wrong tokens from one address. */
  readonly guesses: RateLimit;
  /** Streams that are open at once: of a token, and of all. */
  readonly streams: { readonly each: number; readonly all: number };
}

/**
 * Far above what people, pages that are looked at and scrapers need, and below what would keep a processor busy. One
 * request of class `write` may bring a thousand events, so that bulk loads are not held up.
 */
export const defaultAdminLimits: AdminLimits = {
  rates: {
    read: { burst: 600, perSecond: 100 },
    write: { burst: 300, perSecond: 50 },
    expensive: { burst: 60, perSecond: 10 },
  },
  guesses: { burst: 60, perSecond: 1 },
  streams: { each: 8, all: 64 },
};
