import { diagnose } from '../../diagnostics/diagnose.ts';
import { AdminError } from '../AdminError.ts';
import { demandCaller } from '../checks/demandCaller.ts';
import type { Caller } from '../tokens/Caller.ts';
import type { TokenRegistry } from '../tokens/TokenRegistry.ts';
import type { AdminLimits } from './AdminLimits.ts';
import type { Cost } from './Cost.ts';
import { networkOf } from './networkOf.ts';
import { type Allowance, type RateLimit, TokenBuckets } from './TokenBuckets.ts';

/** What is told of a limit with every answer. */
export type LimitHeaders = Readonly<Record<'RateLimit' | 'RateLimit-Policy', string>>;

/** Lets callers in by their tokens, and not more often than they may. */
export class Turnstile {
  readonly #tokens: TokenRegistry;
  readonly #rates: AdminLimits['rates'];
  readonly #buckets: Readonly<Record<Cost, TokenBuckets>>;
  readonly #guesses: TokenBuckets;

  /** @param now epoch milliseconds. */
  constructor(tokens: TokenRegistry, { rates, guesses }: AdminLimits, now: () => number) {
    this.#tokens = tokens;
    this.#rates = rates;
    this.#buckets = {
      read: new TokenBuckets(rates.read, now),
      write: new TokenBuckets(rates.write, now),
      expensive: new TokenBuckets(rates.expensive, now),
    };
    this.#guesses = new TokenBuckets(guesses, now);
  }

  /**
   * Who sends a request. An address that has shown too many wrong tokens has to wait before another one is looked at,
   * so that tokens cannot be guessed fast.
   *
   * @throws AdminError 401 without a token that is known, 429 after too many wrong ones.
   */
  identify(authorization: string | undefined, address: string): Caller {
    const network = networkOf(address);
    const { granted, wait } = this.#guesses.look(network);
    if (!granted) throw tooMany(diagnose('admin/too-many-guesses', { seconds: Math.ceil(wait) }), wait);
    try {
      return demandCaller(authorization, this.#tokens);
    } catch (error) {
      // Who shows no token has not guessed.
      if (authorization !== undefined) this.#guesses.take(network);
      throw error;
    }
  }

  /** @throws AdminError 429 when this caller has asked too much. */
  pass(name: string, cost: Cost): LimitHeaders {
    const allowance = this.#buckets[cost].take(name);
    const headers = headersOf(cost, this.#rates[cost], allowance);
    if (allowance.granted) return headers;
    const blanks = { kind: cost, seconds: Math.ceil(allowance.wait) };
    throw tooMany(diagnose('admin/too-many-requests', blanks), allowance.wait, headers);
  }
}

function tooMany(
  diagnostic: ReturnType<typeof diagnose>,
  retryAfter: number,
  headers: Readonly<Record<string, string>> = {},
): AdminError {
  return new AdminError(429, diagnostic, { retryAfter, headers });
}

/** As the IETF's draft of `RateLimit` header fields has it: quota and window, what is left and when more comes. */
function headersOf(cost: Cost, { burst, perSecond }: RateLimit, { left, wait }: Allowance): LimitHeaders {
  return {
    'RateLimit-Policy': `"${cost}";q=${burst};w=${Math.ceil(burst / perSecond)}`,
    RateLimit: `"${cost}";r=${left};t=${Math.ceil(wait)}`,
  };
}
