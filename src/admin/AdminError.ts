import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

/** A complaint about one field of a request. */
export interface FieldProblem extends Pick<Diagnostic, 'code' | 'message' | 'hint'> {
  /** The path of the field in the request: `config.region`. */
  readonly field: string;
}

/** What every error answers. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    /** What to do. */
    readonly hint?: string;
    readonly details?: readonly FieldProblem[];
  };
}

export interface AdminErrorOptions {
  readonly details?: readonly FieldProblem[];
  /** Seconds, for answers that ask the caller to come back. */
  readonly retryAfter?: number;
  /** The methods that the path takes, where it is not this one. */
  readonly allowed?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ends a request with an error answer. */
export class AdminError extends Error {
  readonly status: ContentfulStatusCode;
  readonly diagnostic: Diagnostic;
  readonly retryAfter: number | undefined;
  readonly allowed: readonly string[] | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly #details: readonly FieldProblem[];

  constructor(
    status: ContentfulStatusCode,
    diagnostic: Diagnostic,
    { details = [], retryAfter, allowed, headers = {} }: AdminErrorOptions = {},
  ) {
    super(diagnostic.message);
    this.status = status;
    this.diagnostic = diagnostic;
    this.retryAfter = retryAfter;
    this.allowed = allowed;
    this.headers = headers;
    this.#details = details;
  }

  body(): ErrorBody {
    const { code, message, hint } = this.diagnostic;
    const details = this.#details.map(({ field, ...problem }) => ({
      field,
      code: problem.code,
      message: problem.message,
      ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    }));
    return {
      error: {
        code,
        message,
        ...(hint === undefined ? {} : { hint }),
        ...(details.length === 0 ? {} : { details }),
      },
    };
  }
}
