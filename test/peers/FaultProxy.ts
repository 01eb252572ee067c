import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Call, type CallWatcher } from './Call.ts';
import { type Fault, meetFault } from './faults/Fault.ts';
import type { Peer } from './Peer.ts';
import type { ProxiedRequest } from './ProxiedRequest.ts';
import { readBody } from './Reply.ts';

export type { Fault } from './faults/Fault.ts';
export type { ProxiedRequest } from './ProxiedRequest.ts';

/** Answers the fault for a request; undefined passes it on. */
export type Plan = (request: ProxiedRequest) => Fault | undefined;

/** Stands before a real emulator and fails as the plan says. Emulators themselves never throttle nor fail in part. */
export class FaultProxy implements Peer {
  readonly endpoint: string;
  /** The requests that came, also those that were not passed on. */
  readonly requests: ProxiedRequest[] = [];
  /** How often each fault fired, by its title. */
  readonly fired = new Map<string, number>();
  plan: Plan = () => undefined;
  watcher: CallWatcher = {};
  /** Whether `requests` are kept: a long run would fill the memory with them. */
  remembers = true;
  readonly #server: Server;
  readonly #target: URL;
  /** Emulators close idle connections when they like, and a request that meets one would fail unasked. */
  readonly #agent = new Agent({ keepAlive: false });

  private constructor(server: Server, target: string) {
    this.#server = server;
    this.#target = new URL(target);
    this.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (incoming, outgoing) => void this.#serve(incoming, outgoing));
  }

  static async before(target: Peer): Promise<FaultProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FaultProxy(server, target.endpoint);
  }

  /** One fault a request, in this order; what comes after them passes. */
  script(...faults: (Fault | undefined)[]): void {
    this.plan = () => faults.shift();
  }

  /** Every request fails so. */
  always(fault: Fault): void {
    this.plan = () => fault;
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await readBody(incoming);
    if (body === undefined) return;
    const call = new Call(incoming, outgoing, body, {
      url: this.#target,
      agent: this.#agent,
      watcher: this.watcher,
    });
    if (this.remembers) this.requests.push(call.request);
    this.watcher.opened?.(call);
    const fault = this.plan(call.request);
    try {
      if (fault === undefined) await call.pass();
      else if (await meetFault(call, fault)) this.#count(fault);
    } catch {
      // What the peer does not answer, the proxy cannot either.
      call.cut();
    }
  }

  #count({ title, kind }: Fault): void {
    const name = title ?? kind;
    this.fired.set(name, (this.fired.get(name) ?? 0) + 1);
  }
}
