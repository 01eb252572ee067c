import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AwsClient } from '../../src/aws/AwsClient.ts';
import { type DynamoDbOperation, openDynamoDb } from '../../src/aws/openDynamoDb.ts';
import { openKinesis } from '../../src/aws/openKinesis.ts';
import type { RequestBody } from '../../src/aws/RequestBody.ts';
import { type HttpRequest, RequestTemplate } from '../../src/aws/RequestTemplate.ts';
import { readAwsSettings } from '../../src/aws/readAwsSettings.ts';
import { appendText } from '../../src/compiler/appendText.ts';

interface Seen {
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly body: Buffer;
}

const keys = {
  region: 'eu-west-1',
  access_key_id: 'AKIDEXAMPLE',
  secret_access_key: 'secret',
  session_token: 'token',
};

/** Only the SDK itself says so. */
const sdkHeader = 'amz-sdk-invocation-id';

describe('the fast lane', () => {
  let server: Server;
  let endpoint: string;
  let seen: Seen[];
  let answer: { status: number; headers: Record<string, string>; body: string };
  let client: AwsClient<DynamoDbOperation>;

  const send = (body: RequestBody = Buffer.from('{"RequestItems":{}}')) =>
    client.send('BatchWriteItem', body, AbortSignal.timeout(10_000));

  beforeEach(async () => {
    seen = [];
    answer = { status: 200, headers: {}, body: '{"UnprocessedItems":{}}' };
    server = createServer(async (request, response) => {
      seen.push({ headers: request.headers, path: request.url ?? '', body: await buffer(request) });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    client = await openDynamoDb(readAwsSettings({ ...keys, endpoint }), 4);
  });

  afterEach(async () => {
    client.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('lets the SDK send the first request, and sends the same as the SDK from then on', async () => {
    await send();
    await send();
    const [first, second] = seen;
    expect(first?.headers).toHaveProperty(sdkHeader);
    expect(second?.headers).not.toHaveProperty(sdkHeader);
    expect(second?.body).toEqual(first?.body);
    expect(second?.path).toBe(first?.path);
    const varying = new Set([sdkHeader, 'amz-sdk-request', 'x-amz-date', 'authorization']);
    const lasting = (headers: IncomingHttpHeaders = {}) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !varying.has(name)));
    expect(lasting(second?.headers)).toEqual(lasting(first?.headers));
    expect(lasting(second?.headers)).toMatchObject({
      'x-amz-security-token': 'token',
      'user-agent': expect.stringContaining('api/dynamodb'),
    });
  });

  it('goes to the path of an endpoint that has one', async () => {
    client.close();
    client = await openDynamoDb(readAwsSettings({ ...keys, endpoint: `${endpoint}/some/place` }), 4);
    await send();
    await send();
    expect(seen.map(({ path }) => path)).toEqual(['/some/place/', '/some/place/']);
  });

  it('serves Kinesis alike', async () => {
    const kinesis = await openKinesis(readAwsSettings({ ...keys, endpoint }), 4);
    const body = Buffer.from('{"StreamName":"s","Records":[]}');
    for (let count = 0; count < 2; count++)
      await kinesis.send('PutRecords', body, AbortSignal.timeout(10_000));
    kinesis.close();
    expect(seen.map(({ headers }) => sdkHeader in headers)).toEqual([true, false]);
    expect(seen[1]?.headers.authorization).toContain('/eu-west-1/kinesis/aws4_request');
    expect(seen[1]?.body).toEqual(body);
  });

  it('leaves the other operations to the SDK', async () => {
    await send();
    await client.send('DescribeTable', Buffer.from('{"TableName":"t"}'), AbortSignal.timeout(10_000));
    await send();
    expect(seen.map(({ headers }) => sdkHeader in headers)).toEqual([true, true, false]);
  });

  it('writes bodies into buffers that serve again, and sends what was written', async () => {
    const texts = ['a', 'b'.repeat(200_000), 'c'].map((text) => JSON.stringify({ text }));
    const buffers = new Set<unknown>();
    for (const text of [...texts, ...texts]) {
      await send((body) => {
        expect(body.length).toBe(0);
        appendText(text, body, true);
        buffers.add(body.buffer.buffer);
      });
    }
    expect(seen.map(({ body }) => body.toString())).toEqual([...texts, ...texts]);
    expect(buffers.size).toBeLessThan(6);
  });

  it('never shares a buffer between requests that are under way', async () => {
    await send();
    const texts = Array.from({ length: 20 }, (_, index) =>
      JSON.stringify({ text: String(index).repeat(5000) }),
    );
    await Promise.all(texts.map((text) => send((body) => void appendText(text, body, true))));
    const sent = seen.slice(1).map(({ body }) => body.toString());
    expect(sent.toSorted()).toEqual(texts.toSorted());
  });

  it("throws the SDK's own errors", async () => {
    await send();
    const reasons = [{ reason: 'TableWriteKeyRangeThroughputExceeded', resource: 'arn' }];
    const words = {
      __type: 'com.amazonaws#ThrottlingException',
      message: 'slow down',
      throttlingReasons: reasons,
    };
    answer = { status: 400, headers: { 'x-amzn-requestid': 'r1' }, body: JSON.stringify(words) };
    await expect(send()).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'slow down',
      throttlingReasons: reasons,
      $fault: 'client',
      $metadata: { httpStatusCode: 400, requestId: 'r1' },
    });
  });

  const minutes = 60_000;
  const signedAt = () =>
    Date.parse(
      String(seen.at(-1)?.headers['x-amz-date']).replace(
        /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/,
        '$1-$2-$3T$4:$5:$6Z',
      ),
    );
  const serverClock = (offset: number) => ({ date: new Date(Date.now() + offset).toUTCString() });

  it("signs by the peer's clock once an error has shown it", async () => {
    await send();
    expect(Math.abs(signedAt() - Date.now())).toBeLessThan(minutes);
    const body =
      '{"__type":"com.amazon.coral.service#InvalidSignatureException","message":"Signature expired"}';
    answer = { status: 400, headers: serverClock(20 * minutes), body };
    await expect(send()).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    await expect(send()).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    expect(Math.abs(signedAt() - Date.now() - 20 * minutes)).toBeLessThan(minutes);
  });

  it('does not believe the clock of an answer that comes out of a cache, or of none', async () => {
    await send();
    answer = { ...answer, headers: { ...serverClock(20 * minutes), age: '1200' } };
    await send();
    answer = { ...answer, headers: { date: 'yesterday' } };
    await send();
    await send();
    expect(Math.abs(signedAt() - Date.now())).toBeLessThan(minutes);
  });

  it('is stopped by the signal, before and after it is sent', async () => {
    await send();
    const early = AbortSignal.abort();
    await expect(client.send('BatchWriteItem', Buffer.from('{}'), early)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(seen).toHaveLength(1);
    const late = new AbortController();
    server.prependOnceListener('request', () => late.abort());
    await expect(client.send('BatchWriteItem', Buffer.from('{}'), late.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('is signed so that whoever knows the secret finds the same signature', async () => {
    await send();
    await send();
    const [, second] = seen;
    const { connection: _, ...headers } = second?.headers ?? {};
    const template = RequestTemplate.from({
      method: 'POST',
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: second?.path ?? '',
      headers: headers as HttpRequest['headers'],
    });
    const own = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' };
    const again = template?.fill(second?.body ?? Buffer.alloc(0), own, signedAt());
    expect(again?.headers.authorization).toBe(headers.authorization);
  });
});
