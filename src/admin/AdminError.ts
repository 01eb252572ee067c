import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

/** Ends a request with an error answer: `{"error": {"code", "message", "hint?"}}`. */
export class AdminError extends Error {
  readonly status: ContentfulStatusCode;
  readonly diagnostic: Diagnostic;
  /** Seconds, for answers that ask the caller to come back. */
  readonly retryAfter: number | undefined;

  constructor(status: ContentfulStatusCode, diagnostic: Diagnostic, retryAfter?: number) {
    super(diagnostic.message);
    this.status = status;
    this.diagnostic = diagnostic;
    this.retryAfter = retryAfter;
  }

  body(): { error: { code: string; message: string; hint?: string } } {
    const { code, message, hint } = this.diagnostic;
    return { error: { code, message, ...(hint === undefined ? {} : { hint }) } };
  }
}
