import type { IncomingMessage, ServerResponse } from 'node:http';
import { diagnose } from '../diagnostics/diagnose.ts';
import { BufferPool } from '../spool/lmdb/BufferPool.ts';
import { reasonOf } from '../telemetry/Readiness.ts';
import { type Answer, errorAnswer } from './Answer.ts';
import { answerEvents, type IngestContext } from './answerEvents.ts';
import { type EventRoute, eventRoutes } from './eventRoutes.ts';
import { MemoryBudget } from './MemoryBudget.ts';
import { RequestMemory } from './RequestMemory.ts';
import { sendAnswer } from './sendAnswer.ts';
import type { WriteKeys } from './WriteKeys.ts';

/** Bytes of buffers that are kept for later requests. */
const KEPT_BYTES = 16 * 1024 * 1024;
/** Seconds that a browser may remember the answer to a preflight. */
const PREFLIGHT_AGE = 86_400;
/** Of a path or a method that is not known, so much is repeated to the client. */
const SHOWN = 80;

/**
 * Pages of any origin may send events: a write key is public in them, cookies play no part. `Authorization` has to
 * be named, a star does not cover it.
 */
const crossOrigin = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After' };
const preflight = {
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Content-Encoding, *',
  'Access-Control-Max-Age': PREFLIGHT_AGE,
};

export interface IngestHandlerOptions extends IngestContext {
  /** Told of errors that no client caused. */
  readonly onFault: (error: unknown) => void;
}

/** Answers every request to the ingest port. */
export class IngestHandler {
  writeKeys: WriteKeys;
  /** Set when the server is about to close: from then on nobody keeps a connection. */
  closing = false;
  readonly #options: IngestHandlerOptions;
  readonly #pool = new BufferPool(KEPT_BYTES);
  readonly #budget: MemoryBudget;

  constructor(options: IngestHandlerOptions, writeKeys: WriteKeys) {
    this.#options = options;
    this.#budget = new MemoryBudget(options.limits.memory);
    this.writeKeys = writeKeys;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request);
    const route = eventRoutes.get(path);
    try {
      const answer = await this.#answer(request, path, route);
      if (answer !== undefined) this.#send(request, response, answer, route);
    } catch (error) {
      this.#options.onFault(error);
      if (response.headersSent) response.destroy();
      else this.#send(request, response, errorAnswer(500, diagnose('ingest/internal-fault', {})), route);
    }
  }

  #send(
    request: IncomingMessage,
    response: ServerResponse,
    answer: Answer,
    route: EventRoute | undefined,
  ): void {
    const closing = this.closing ? { Connection: 'close' } : {};
    sendAnswer(request, response, answer, { ...(route === undefined ? {} : crossOrigin), ...closing });
  }

  #answer(
    request: IncomingMessage,
    path: string,
    route: EventRoute | undefined,
  ): Answer | undefined | Promise<Answer | undefined> {
    if (request.headers.host === undefined && request.httpVersion === '1.1') {
      return errorAnswer(400, diagnose('ingest/no-host', {}));
    }
    return route === undefined ? this.#look(request, path) : this.#post(request, path, route);
  }

  #look(request: IncomingMessage, path: string): Answer {
    if (path !== '/healthz' && path !== '/readyz') {
      return errorAnswer(404, diagnose('ingest/unknown-route', { path: path.slice(0, SHOWN) }));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed(request, path, 'GET, HEAD');
    if (path === '/healthz') return { status: 200, body: '{"status":"ok"}' };
    const { reasons, degraded } = this.#options.intake.ready();
    const all = this.closing ? [...reasons, reasonOf(diagnose('engine/not-open', {}))] : reasons;
    const ready = all.length === 0;
    return { status: ready ? 200 : 503, body: JSON.stringify({ ready, reasons: all, degraded }) };
  }

  async #post(request: IncomingMessage, path: string, route: EventRoute): Promise<Answer | undefined> {
    if (request.method === 'OPTIONS') return { status: 204, body: '', headers: preflight };
    if (request.method !== 'POST') return notAllowed(request, path, 'POST, OPTIONS');
    const source = this.writeKeys.sourceOf(request.headers.authorization);
    if (source === undefined) {
      return errorAnswer(401, diagnose('ingest/unauthorised', {}), { 'WWW-Authenticate': 'Bearer' });
    }
    const memory = new RequestMemory(this.#pool, this.#budget);
    try {
      return await answerEvents(request, route, source, this.#options, memory);
    } finally {
      memory.release();
    }
  }
}

function notAllowed(request: IncomingMessage, path: string, allow: string): Answer {
  const method = (request.method ?? '').slice(0, SHOWN);
  return errorAnswer(405, diagnose('ingest/method-not-allowed', { method, path }), { Allow: allow });
}

/** Without the query, and without the origin that a proxy may have left before it. */
function pathOf(request: IncomingMessage): string {
  const [, path = ''] = /^(?:https?:\/\/[^/?#]*)?([^?#]*)/i.exec(request.url ?? '') ?? [];
  return path;
}
