import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HttpRequest, RequestTemplate } from '../../src/aws/RequestTemplate.ts';
import type { AccessKeys } from '../../src/aws/readAwsSettings.ts';

/** SHA-256 in the form that the SDK's signer asks for. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    const key = ArrayBuffer.isView(secret)
      ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength)
      : secret;
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', Buffer.from(key as string));
  }

  update(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {}
}

interface Case {
  readonly endpoint: { readonly protocol: string; readonly hostname: string; readonly port?: number };
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly region: string;
  readonly service: string;
}

interface Shipment {
  readonly body: Uint8Array;
  readonly credentials: AccessKeys;
  readonly time: number;
}

/** What the SDK's own signer makes of it. */
async function signed({ endpoint, path, headers, region, service }: Case, shipment: Shipment) {
  const { body, credentials, time } = shipment;
  const host = endpoint.hostname + (endpoint.port === undefined ? '' : `:${endpoint.port}`);
  const request = {
    method: 'POST',
    ...endpoint,
    path,
    query: {},
    headers: { ...headers, host, 'content-length': String(body.length) },
    body,
  };
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const { headers: all } = await signer.sign(request, { signingDate: new Date(time) });
  return { ...request, headers: all };
}

const token = fc.stringMatching(/^[A-Za-z0-9+/=]{1,400}$/);
const credentials: fc.Arbitrary<AccessKeys> = fc.record(
  {
    accessKeyId: fc.stringMatching(/^[A-Z0-9]{4,20}$/),
    secretAccessKey: fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    sessionToken: token,
  },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
);

/** Half of them within seconds of midnight, where the day of the key changes. */
const time = fc.oneof(
  fc.integer({ min: 0, max: 4_102_444_799_999 }),
  fc
    .tuple(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -3000, max: 3000 }))
    .map(([day, offset]) => Math.max(0, day * 86_400_000 + offset)),
);

const shipment: fc.Arbitrary<Shipment> = fc.record({
  body: fc.uint8Array({ maxLength: 5000 }),
  credentials,
  time,
});

const aCase: fc.Arbitrary<Case> = fc.record({
  endpoint: fc.record(
    {
      protocol: fc.constantFrom('http:', 'https:'),
      hostname: fc.oneof(fc.domain(), fc.ipV4()),
      port: fc.integer({ min: 1, max: 65_535 }),
    },
    { requiredKeys: ['protocol', 'hostname'] },
  ),
  path: fc
    .array(fc.oneof(fc.webSegment(), fc.constantFrom('', '.', '..', "it's (a) path!", 'ä b%20')), {
      maxLength: 5,
    })
    .map((segments) => `/${segments.join('/')}`),
  headers: fc
    .dictionary(fc.stringMatching(/^x-amz-[a-z]{1,12}$/), fc.stringMatching(/^[ \t!-~]{0,40}$/), {
      maxKeys: 5,
    })
    .map((headers) => ({
      'content-type': 'application/x-amz-json-1.0',
      'user-agent': 'aws-sdk-js/3 ua/2.1  os/linux',
      'x-amz-target': 'DynamoDB_20120810.BatchWriteItem',
      ...headers,
    })),
  region: fc.constantFrom('eu-west-1', 'us-gov-west-1', 'cn-north-1'),
  service: fc.constantFrom('dynamodb', 'kinesis'),
});

function learn(request: HttpRequest): RequestTemplate {
  const template = RequestTemplate.from(request);
  if (template === undefined) throw new Error('nothing was learned');
  return template;
}

describe('a request template', () => {
  it('makes the very requests that the SDK would, header for header and byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        aCase,
        shipment,
        fc.array(shipment, { minLength: 1, maxLength: 4 }),
        async (given, seen, next) => {
          const template = learn(await signed(given, seen));
          for (const one of next) {
            const own = template.fill(one.body, one.credentials, one.time);
            expect(own).toEqual(await signed(given, one));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const plain: Case = {
    endpoint: { protocol: 'https:', hostname: 'dynamodb.eu-west-1.amazonaws.com' },
    path: '/',
    headers: { 'x-amz-target': 'DynamoDB_20120810.BatchWriteItem' },
    region: 'eu-west-1',
    service: 'dynamodb',
  };
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const body = Buffer.from('{}');

  it('derives a new key when the day or the secret changes, and only then forgets the old one', async () => {
    const midnight = Date.UTC(2026, 0, 2);
    const template = learn(await signed(plain, { body, credentials: keys, time: midnight }));
    const other = { ...keys, secretAccessKey: 'another secret' };
    for (const [credentials, time] of [
      [keys, midnight - 1],
      [keys, midnight],
      [other, midnight],
      [keys, midnight - 1],
    ] as const) {
      const expected = await signed(plain, { body, credentials, time });
      expect(template.fill(body, credentials, time)).toEqual(expected);
    }
  });

  it('leaves out what tells of the attempts of the SDK', async () => {
    const headers = {
      ...plain.headers,
      'amz-sdk-invocation-id': 'one',
      'amz-sdk-request': 'attempt=1; max=1',
    };
    const seen = { body, credentials: keys, time: 0 };
    const template = learn(await signed({ ...plain, headers }, seen));
    expect(template.fill(body, keys, 0)).toEqual(await signed(plain, seen));
  });

  it.each([
    ['a query', { query: { a: 'b' } }],
    ['another signature', { headers: { authorization: 'AWS4-ECDSA-P256-SHA256 Credential=a/b/c' } }],
    ['no signature', { headers: {} }],
  ])('learns nothing from a request with %s', async (_, change) => {
    const request = await signed(plain, { body, credentials: keys, time: 0 });
    expect(RequestTemplate.from({ ...request, ...change } as HttpRequest)).toBeUndefined();
  });
});
