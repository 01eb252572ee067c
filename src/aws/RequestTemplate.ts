import { createHmac, hash } from 'node:crypto';
import { canonicalPath } from './canonicalPath.ts';
import type { AccessKeys } from './readAwsSettings.ts';
import { SigningKey } from './SigningKey.ts';

/** A request in the form that the SDK hands to its handlers. */
export interface HttpRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: object;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Headers that are different in every request, or that tell of the SDK's own retries. */
const ownToEach = new Set([
  'authorization',
  'content-length',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
]);

const authorization =
  /^AWS4-HMAC-SHA256 Credential=(.+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^ ]+), Signature=/;

/**
 * What the requests of one operation have in common, taken from one that the SDK has built and signed: the endpoint,
 * the headers, which of them are signed, and for which region and service.
 */
export class RequestTemplate {
  /** The access key of the request that it was taken from; the endpoint may depend on whose account it is. */
  readonly accessKeyId: string;
  readonly #request: HttpRequest;
  readonly #headers: Record<string, string> = {};
  readonly #region: string;
  readonly #service: string;
  /** Names of signed headers in their order, without and with a session token. */
  readonly #signed: readonly string[];
  readonly #signedWithToken: readonly string[];
  /** The lines of the canonical request for the headers that stay the same. */
  readonly #lines = new Map<string, string>();
  readonly #start: string;
  readonly #key = new SigningKey();

  private constructor(request: HttpRequest, [, accessKeyId, region, service, signed]: readonly string[]) {
    this.accessKeyId = accessKeyId ?? '';
    this.#region = region ?? '';
    this.#service = service ?? '';
    this.#request = request;
    for (const [name, value] of Object.entries(request.headers)) {
      const lower = name.toLowerCase();
      if (ownToEach.has(lower)) continue;
      this.#headers[name] = value;
      this.#lines.set(lower, lineOf(lower, value));
    }
    const names = (signed ?? '').split(';').filter((name) => !/^(amz-sdk-|x-amz-security-token$)/.test(name));
    this.#signed = names;
    this.#signedWithToken = [...names, 'x-amz-security-token'].toSorted();
    this.#start = `${request.method}\n${canonicalPath(request.path)}\n\n`;
  }

  /** @returns undefined for a request that is signed in another way than those of JSON services usually are. */
  static from(signed: HttpRequest): RequestTemplate | undefined {
    const found = authorization.exec(signed.headers.authorization ?? '');
    const hasQuery = Object.keys(signed.query ?? {}).length > 0;
    return found === null || hasQuery ? undefined : new RequestTemplate(signed, found);
  }

  /**
   * A signed request with this body.
   *
   * @param time epoch milliseconds.
   */
  fill(
    body: Uint8Array,
    { accessKeyId, secretAccessKey, sessionToken }: AccessKeys,
    time: number,
  ): HttpRequest {
    const date = basicDate(time);
    const bodyHash = hash('sha256', body, 'hex');
    const headers: Record<string, string> = {
      ...this.#headers,
      'content-length': String(body.length),
      'x-amz-content-sha256': bodyHash,
      'x-amz-date': date,
    };
    if (sessionToken) headers['x-amz-security-token'] = sessionToken;
    const signed = sessionToken ? this.#signedWithToken : this.#signed;
    const scope = { day: date.slice(0, 8), region: this.#region, service: this.#service };
    const scopeText = `${scope.day}/${scope.region}/${scope.service}/aws4_request`;
    const canonical = hash('sha256', this.#canonicalRequest(headers, signed, bodyHash), 'hex');
    const signature = createHmac('sha256', this.#key.derive(secretAccessKey, scope))
      .update(`AWS4-HMAC-SHA256\n${date}\n${scopeText}\n${canonical}`)
      .digest('hex');
    headers.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scopeText}, SignedHeaders=${signed.join(';')}, Signature=${signature}`;
    return { ...this.#request, headers, body };
  }

  #canonicalRequest(
    headers: Readonly<Record<string, string>>,
    signed: readonly string[],
    bodyHash: string,
  ): string {
    let text = this.#start;
    for (const name of signed) text += this.#lines.get(name) ?? ownLine(name, headers[name] ?? '');
    return `${text}\n${signed.join(';')}\n${bodyHash}`;
  }
}

/** A line for a header that is not of the template: of those only the session token is not written here. */
function ownLine(name: string, value: string): string {
  return name === 'x-amz-security-token' ? lineOf(name, value) : `${name}:${value}\n`;
}

/** `20260101T120000Z`: ISO-8601 without separators and fractions. */
function basicDate(time: number): string {
  const [day = '', clock = ''] = new Date(time).toISOString().split('T');
  return `${day.replaceAll('-', '')}T${clock.slice(0, 2)}${clock.slice(3, 5)}${clock.slice(6, 8)}Z`;
}

function lineOf(name: string, value: string): string {
  return `${name}:${value.replace(/\s+/g, ' ').replace(/^ | $/g, '')}\n`;
}
