import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Assumes any role for whoever knows the external id, as STS would. */
export class StsStandIn {
  readonly endpoint: string;
  /** The access key ids of those who asked. */
  readonly askers: string[] = [];
  externalId = 'expected';
  /** Milliseconds for which what it gives is good. */
  lifetime = 3_600_000;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', async (incoming, outgoing) => {
      const { status, body } = await this.#answer(incoming);
      outgoing.writeHead(status, { 'content-type': 'text/xml' }).end(body);
    });
  }

  static async start(): Promise<StsStandIn> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new StsStandIn(server);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(incoming: IncomingMessage): Promise<{ status: number; body: string }> {
    const asked = new URLSearchParams(await text(incoming));
    this.askers.push(/Credential=([^/]+)/.exec(incoming.headers.authorization ?? '')?.[1] ?? '');
    if (asked.get('ExternalId') !== this.externalId) {
      const words =
        '<Code>AccessDenied</Code><Message>is not authorized to perform: sts:AssumeRole</Message>';
      return { status: 403, body: `<ErrorResponse><Error>${words}</Error></ErrorResponse>` };
    }
    const credentials = [
      `<AccessKeyId>ASIASESSION${this.askers.length}</AccessKeyId>`,
      '<SecretAccessKey>session secret</SecretAccessKey>',
      '<SessionToken>session token</SessionToken>',
      `<Expiration>${new Date(Date.now() + this.lifetime).toISOString()}</Expiration>`,
    ].join('');
    const result = `<AssumeRoleResult><Credentials>${credentials}</Credentials></AssumeRoleResult>`;
    return { status: 200, body: `<AssumeRoleResponse>${result}</AssumeRoleResponse>` };
  }
}
