import type { OutgoingHttpHeaders } from 'node:http';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { BatchError } from '../envelope/BatchError.ts';

/** What a request is answered with; the body is JSON. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: OutgoingHttpHeaders;
}

/** 200 when all is well, 207 when some events were refused, 400 when there was no good one. */
export function countAnswer(accepted: number, errors: readonly BatchError[]): Answer {
  const status = errors.length === 0 ? 200 : accepted > 0 ? 207 : 400;
  return { status, body: JSON.stringify({ accepted, errors }) };
}

/** For a request whose events were not looked at, or not stored. */
export function errorAnswer(status: number, fault: Diagnostic, headers: OutgoingHttpHeaders = {}): Answer {
  const { code, message } = fault;
  return { status, body: JSON.stringify({ error: { code, message } }), headers };
}
