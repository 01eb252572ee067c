import { once } from 'node:events';
import { type Agent, type IncomingMessage, type ServerResponse, request as sendRequest } from 'node:http';
import { bodyOf, type ProxiedRequest, readProxiedRequest, type Write } from './ProxiedRequest.ts';
import { type Reply, readBody } from './Reply.ts';

/** What becomes of the writes of a call, for whoever keeps account of them. */
export interface CallWatcher {
  /** The request has come. */
  opened?(call: Call): void;
  /** The peer has carried these out, whether or not the client will hear of it. */
  wrote?(call: Call, writes: readonly Write[]): void;
  /** An answer that acknowledges these has left for a client that still listened. */
  acknowledged?(call: Call, writes: readonly Write[]): void;
  /** Neither side will say anything more. */
  closed?(call: Call): void;
}

/** Where calls are passed on to. */
export interface CallTarget {
  readonly url: URL;
  readonly agent: Agent;
  readonly watcher: CallWatcher;
}

/** One request on its way through the proxy, and all that can be done with it. */
export class Call {
  readonly request: ProxiedRequest;
  readonly outgoing: ServerResponse;
  readonly #incoming: IncomingMessage;
  readonly #body: Buffer;
  readonly #target: CallTarget;
  #written: readonly Write[] = [];

  constructor(incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer, target: CallTarget) {
    this.request = readProxiedRequest(incoming, body);
    this.outgoing = outgoing;
    this.#incoming = incoming;
    this.#body = body;
    this.#target = target;
    // A client may go away while it is being answered. That it did is told by `close`.
    outgoing.on('error', () => {});
    outgoing.once('close', () => target.watcher.closed?.(this));
  }

  /** Lets the peer carry the request out, or only these writes of it. */
  async forward(writes: readonly Write[] = this.request.writes): Promise<Reply> {
    const { url, agent, watcher } = this.#target;
    const isWhole = writes.length === this.request.writes.length;
    const body = isWhole ? this.#body : bodyOf(this.request, writes);
    const headers = { ...this.#incoming.headers, host: url.host, 'content-length': body.length };
    const passed = sendRequest(url, { method: 'POST', agent, headers });
    passed.end(body);
    const [response]: [IncomingMessage] = (await once(passed, 'response')) as [IncomingMessage];
    const text = await readBody(response);
    if (text === undefined) throw new Error('the peer broke off');
    const reply = { status: response.statusCode ?? 0, headers: response.headers, body: text };
    if (reply.status === 200) {
      this.#written = writesTaken(reply, writes);
      watcher.wrote?.(this, this.#written);
    }
    return reply;
  }

  /** Gives the client an answer that is true. */
  answer({ status, headers, body }: Reply): void {
    this.outgoing.writeHead(status, { ...headers, 'content-length': body.length });
    this.finish(body);
  }

  /** The last piece of an answer that is true. */
  finish(body: Buffer): void {
    this.outgoing.end(body, () => {
      if (!this.#incoming.socket.destroyed) this.#target.watcher.acknowledged?.(this, this.#written);
    });
  }

  /** Lets the request through untouched. */
  async pass(): Promise<void> {
    this.answer(await this.forward());
  }

  /** Breaks the connection. */
  cut(): void {
    this.#incoming.socket.resetAndDestroy();
  }
}

/** Emulators fail no part of a request unless it is wrong; then they say so record by record. */
function writesTaken(reply: Reply, writes: readonly Write[]): readonly Write[] {
  const { Records }: { Records?: readonly { ErrorCode?: string }[] } = JSON.parse(reply.body.toString());
  return Records === undefined
    ? writes
    : writes.filter((_, place) => Records[place]?.ErrorCode === undefined);
}
