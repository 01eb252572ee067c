import type { Context } from 'hono';
import { checkBody } from './checks/checkBody.ts';
import { checkQuery } from './checks/checkQuery.ts';
import { demandCaller } from './checks/demandCaller.ts';
import { demandRole } from './checks/demandRole.ts';
import { RequestSchemas } from './checks/RequestSchemas.ts';
import type { AdminDesk } from './operations/AdminDesk.ts';
import type { AdminRequest } from './operations/AdminRequest.ts';
import type { Operation } from './operations/Operation.ts';
import type { Reply } from './operations/Reply.ts';
import { readBody } from './readBody.ts';
import { readObject } from './readObject.ts';
import type { Caller } from './tokens/Caller.ts';

/** Stands for those who need no token. */
const anyone: Caller = { name: 'anyone', role: 'viewer' };

/** Takes requests to operations through the same steps, whatever the operation. Refusals are thrown as AdminError. */
export class OperationServer {
  readonly #desk: AdminDesk;
  readonly #schemas: RequestSchemas;

  constructor(desk: AdminDesk) {
    this.#desk = desk;
    this.#schemas = new RequestSchemas(JSON.parse(desk.document));
  }

  async serve(operation: Operation, context: Context): Promise<Response> {
    const caller = this.#admit(operation, context);
    const query = checkQuery(operation, context.req.url, this.#schemas);
    const request: AdminRequest = {
      caller,
      path: context.req.path,
      parameters: context.req.param(),
      query,
      signal: context.req.raw.signal,
      ...(await this.#readBody(operation, context)),
    };
    const reply = await operation.handle(request, this.#desk);
    return reply instanceof Response ? reply : send(context, reply);
  }

  #admit({ role }: Operation, context: Context): Caller {
    if (role === 'anyone') return anyone;
    const caller = demandCaller(context.req.header('authorization'), this.#desk.tokens);
    demandRole(caller, role);
    return caller;
  }

  async #readBody(operation: Operation, context: Context): Promise<Pick<AdminRequest, 'body' | 'bytes'>> {
    const { body } = operation;
    if (body === undefined) return { body: {}, bytes: new Uint8Array() };
    if (body.kind === 'events') return { body: {}, bytes: await readBody(context, this.#desk.bodyLimit) };
    const value = await readObject(context, body.limit);
    checkBody(operation, value, this.#schemas);
    return { body: value, bytes: new Uint8Array() };
  }
}

function send(context: Context, { status, content, headers = {} }: Reply): Response {
  const [text, type] =
    'text' in content ? [content.text, content.type] : [JSON.stringify(content.value), 'application/json'];
  return context.body(text, status, { ...headers, 'Content-Type': type });
}
