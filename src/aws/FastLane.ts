import { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { RecordBody } from '../compiler/RecordBody.ts';
import { collectReply } from './collectReply.ts';
import { ownMember } from './ownMember.ts';
import type { RequestBody } from './RequestBody.ts';
import { type HttpRequest, RequestTemplate } from './RequestTemplate.ts';
import type { AccessKeys } from './readAwsSettings.ts';
import { spareBodies } from './SpareBodies.ts';

interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An operation as the SDK describes it to its protocols. */
interface OperationSchema {
  readonly namespace: string;
  readonly name: string;
  readonly traits: SchemaTuple[3];
  readonly input: SchemaTuple[4];
  readonly output: SchemaTuple[5];
}

/** The same as its packages export it. */
type SchemaTuple = typeof import('@aws-sdk/client-dynamodb').BatchWriteItem$;

/** What the lane uses of a client's configuration. */
export interface FastLaneConfig {
  credentials(): Promise<AccessKeys>;
  /** Milliseconds by which the peer's clock is ahead of ours. */
  systemClockOffset: number;
  disableClockSkewCorrection(): Promise<boolean>;
  readonly requestHandler: {
    handle(request: HttpRequest, options: { abortSignal: AbortSignal }): Promise<{ response: HttpResponse }>;
  };
  readonly protocol: {
    deserializeResponse(
      operation: OperationSchema,
      context: object,
      response: HttpResponse,
    ): Promise<unknown>;
  };
}

interface ReadyRequest {
  readonly template: RequestTemplate;
  readonly credentials: AccessKeys;
  readonly body: RequestBody;
  readonly signal: AbortSignal;
}

/**
 * A short cut through an SDK client for one operation whose bodies stand ready. The first request goes the SDK's own
 * way and shows what it makes of it; those after it are made alike, signed, and handed to the client's own handler.
 * So credentials, region, endpoint, connections, clock and typed errors stay the SDK's.
 *
 *   initialize: `express` ---------------------------------------> requestHandler
 *        \                                                              ^
 *         serialize -> build -> finalizeRequest: sign, then `watch` ----/   while the lane has nothing to go by
 */
export class FastLane {
  readonly #config: FastLaneConfig;
  readonly #operation: OperationSchema;
  readonly #ready = new WeakMap<object, ReadyRequest>();
  #template: RequestTemplate | undefined;

  constructor(config: FastLaneConfig, [, namespace, name, traits, input, output]: SchemaTuple) {
    this.#config = config;
    this.#operation = { namespace, name, traits, input, output };
  }

  /**
   * Makes an input stand for a body, if the lane knows how the SDK would send it with the present credentials.
   *
   * @throws what the SDK throws when there are no credentials.
   */
  async takes(input: object, body: RequestBody, signal: AbortSignal): Promise<boolean> {
    const credentials = await this.#config.credentials();
    const template = this.#template;
    if (template?.accessKeyId !== credentials.accessKeyId) return false;
    this.#ready.set(input, { template, credentials, body, signal });
    return true;
  }

  /** The middleware of the `initialize` step: sends the inputs that the lane takes. */
  readonly express =
    <Args extends { input: object }, Result>(next: (args: Args) => Promise<Result>) =>
    async (args: Args): Promise<Result> => {
      const request = this.#ready.get(args.input);
      // The SDK's types promise more about a reply than is certain; the lane promises nothing.
      return request === undefined ? next(args) : ((await this.#send(request)) as Result);
    };

  /** The middleware at the end of the `finalizeRequest` step: learns from what the SDK is about to send. */
  readonly watch =
    <Args extends { request: unknown }, Result>(
      next: (args: Args) => Promise<Result>,
      { commandName }: { commandName?: string },
    ) =>
    (args: Args): Promise<Result> => {
      const isOurs = commandName === `${this.#operation.name}Command`;
      if (isOurs) this.#template = RequestTemplate.from(args.request as HttpRequest);
      return next(args);
    };

  async #send({ template, credentials, body, signal }: ReadyRequest): Promise<object> {
    const spare = spareBodies.take();
    const bytes = typeof body === 'function' ? write(body, spare) : body;
    const { requestHandler, systemClockOffset } = this.#config;
    const request = template.fill(bytes, credentials, Date.now() + systemClockOffset);
    const { response } = await requestHandler.handle(request, { abortSignal: signal });
    const isOut = hasLeft(response);
    await this.#learnTime(response);
    const output = await this.#read(response);
    if (isOut) spareBodies.putBack(spare);
    return { response, output };
  }

  /** As the SDK does, whatever the answer: a clock that is off is put right before the next request. */
  async #learnTime({ headers: { date, age } }: HttpResponse): Promise<void> {
    const theirs = Date.parse(date ?? '');
    // An answer out of a cache tells the time of another day.
    if (Number.isNaN(theirs) || age !== undefined) return;
    if (await this.#config.disableClockSkewCorrection()) return;
    this.#config.systemClockOffset = theirs - Date.now();
  }

  /** @throws the SDK's own error for whatever is no success. */
  async #read(response: HttpResponse): Promise<unknown> {
    try {
      if (response.statusCode === 200) return JSON.parse((await collectReply(response.body)).toString());
      return await this.#config.protocol.deserializeResponse(this.#operation, this.#config, response);
    } catch (error) {
      if (error instanceof Error && ownMember(error, '$metadata') === undefined) {
        Object.assign(error, { $metadata: { httpStatusCode: response.statusCode } });
      }
      throw error;
    }
  }
}

/** Where the steps of the lane stand among those of the SDK. */
export const expressStep = { name: 'fastLaneExpress', step: 'initialize', priority: 'high' } as const;
export const watchStep = { name: 'fastLaneWatch', step: 'finalizeRequest', priority: 'low' } as const;

function write(body: Exclude<RequestBody, Uint8Array>, into: RecordBody): Buffer {
  body(into);
  return into.buffer.subarray(0, into.length);
}

/**
 * At the begin of a reply: the request has left this process as a whole, so that its bytes may be written over. Some
 * peers answer before that.
 */
function hasLeft({ body }: HttpResponse): boolean {
  if (!(body instanceof IncomingMessage)) return false;
  // A message that has ended is without a socket, other than its type says.
  const socket: Socket | null = body.socket;
  return socket?.writableLength === 0;
}
