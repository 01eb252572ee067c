import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What is kept of a request with an `Idempotency-Key`. */
export interface KeptAnswer {
  /** SHA-256 of the body. */
  readonly body: string;
  /** Epoch milliseconds when it was begun. */
  readonly at: number;
  /** What was answered; absent while it is under way, and where the process ended before. */
  readonly answer?: {
    readonly status: ContentfulStatusCode;
    readonly text: string;
    readonly headers: Readonly<Record<string, string>>;
  };
}
