import type { Context } from 'hono';
import type { StatusCode } from 'hono/utils/http-status';
import { checkBody } from './checks/checkBody.ts';
import { checkQuery } from './checks/checkQuery.ts';
import { demandRole } from './checks/demandRole.ts';
import { RequestSchemas } from './checks/RequestSchemas.ts';
import { IdempotencyKeys } from './idempotency/IdempotencyKeys.ts';
import { StreamSeats } from './limits/StreamSeats.ts';
import { Turnstile } from './limits/Turnstile.ts';
import type { AdminDesk } from './operations/AdminDesk.ts';
import type { AdminRequest } from './operations/AdminRequest.ts';
import type { Operation } from './operations/Operation.ts';
import type { Reply } from './operations/Reply.ts';
import { readBody } from './readBody.ts';
import { readObject } from './readObject.ts';
import { remoteAddress } from './remoteAddress.ts';
import { requestIdOf } from './requestIdOf.ts';
import { toAdminError } from './toAdminError.ts';
import type { Caller } from './tokens/Caller.ts';

/** Stands for those who need no token. */
const anyone: Caller = { name: 'anyone', role: 'viewer' };

/** An answer in its last form. */
interface Written {
  readonly status: Reply['status'];
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Takes requests to operations through the same steps, whatever the operation. Refusals are thrown as AdminError. */
export class OperationServer {
  readonly #desk: AdminDesk;
  readonly #schemas: RequestSchemas;
  readonly #turnstile: Turnstile;
  readonly #seats: StreamSeats;
  readonly #keys: IdempotencyKeys;

  constructor(desk: AdminDesk) {
    const { engine, tokens, limits, now } = desk;
    this.#desk = desk;
    this.#schemas = new RequestSchemas(JSON.parse(desk.document));
    this.#turnstile = new Turnstile(tokens, limits, now);
    this.#seats = new StreamSeats(limits.streams);
    this.#keys = new IdempotencyKeys(engine.table('idempotency'), now);
  }

  /** Whoever asks for what is not there shows a token too. */
  identify(context: Context): Caller {
    return this.#turnstile.identify(context.req.header('authorization'), remoteAddress(context));
  }

  async serve(operation: Operation, context: Context): Promise<Response> {
    const caller = this.#admit(operation, context);
    const query = checkQuery(operation, context.req.url, this.#schemas);
    const request: AdminRequest = {
      caller,
      id: requestIdOf(context),
      path: context.req.path,
      parameters: context.req.param(),
      query,
      lastEventId: context.req.header('last-event-id'),
      signal: context.req.raw.signal,
      ...(await this.#readBody(operation, context)),
    };
    const key = operation.idempotent === true ? context.req.header('idempotency-key') : undefined;
    if (key !== undefined) return send(context, await this.#once(operation, request, key));
    const reply = await operation.handle(request, this.#desk);
    if (reply instanceof Response) return this.#stream(context, caller, reply);
    await this.#writeDown(operation, request, reply);
    return send(context, written(reply));
  }

  async #stream(context: Context, { name }: Caller, { body, status, headers }: Response): Promise<Response> {
    const init = { status: status as StatusCode, headers: Object.fromEntries(headers) };
    if (body !== null && context.req.method !== 'HEAD') {
      return context.newResponse(this.#seats.seat(name, body), init);
    }
    // Nobody will read it.
    await body?.cancel();
    return context.newResponse(null, init);
  }

  #admit({ role, cost }: Operation, context: Context): Caller {
    if (role === 'anyone') return anyone;
    const caller = this.identify(context);
    const headers = this.#turnstile.pass(caller.name, cost);
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    demandRole(caller, role);
    return caller;
  }

  async #readBody(
    operation: Operation,
    context: Context,
  ): Promise<Pick<AdminRequest, 'body' | 'text' | 'bytes'>> {
    const { body } = operation;
    const nothing = { body: {}, text: '', bytes: new Uint8Array() };
    if (body === undefined) return nothing;
    if (body.kind !== 'object') {
      return { ...nothing, bytes: await readBody(context, this.#desk.bodyLimit) };
    }
    const { value, text } = await readObject(context, body.limit);
    checkBody(operation, value, this.#schemas);
    return { ...nothing, body: value, text };
  }

  async #once(operation: Operation, request: AdminRequest, key: string): Promise<Written> {
    const route = `${operation.method} ${request.path}`;
    const keyed = { caller: request.caller.name, route, key, body: request.body };
    const { repeated, ...answer } = await this.#keys.once(keyed, async () => {
      const reply = await refusalsTold(async () => operation.handle(request, this.#desk));
      if (reply instanceof Response)
        throw new Error(`${operation.id} answers a stream, which cannot be kept`);
      await this.#writeDown(operation, request, reply);
      return written(reply);
    });
    return repeated ? { ...answer, headers: { ...answer.headers, 'Idempotent-Replayed': 'true' } } : answer;
  }

  /** What has been done is done, and is answered, even where it cannot be written down. */
  async #writeDown({ audit: action }: Operation, request: AdminRequest, { change }: Reply): Promise<void> {
    if (action === undefined || change === undefined) return;
    const { caller, id: requestId } = request;
    try {
      await this.#desk.engine.audit.record({ actor: caller.name, action, requestId, ...change });
    } catch (error) {
      this.#desk.onFault(error);
    }
  }
}

/** Has what is refused in the engine's words thrown as AdminError. */
async function refusalsTold<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toAdminError(error) ?? error;
  }
}

function written({ status, content, headers = {} }: Reply): Written {
  const [text, type] =
    'text' in content ? [content.text, content.type] : [JSON.stringify(content.value), 'application/json'];
  return { status, text, headers: { ...headers, 'Content-Type': type } };
}

function send(context: Context, { status, text, headers }: Written): Response {
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  return context.body(text, status);
}
