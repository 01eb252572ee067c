import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface EchoingAws {
  readonly endpoint: string;
  /** How often each operation was asked for. */
  readonly asked: Map<string, number>;
  /** What every request is refused with for now. */
  refusal: { readonly status: number; readonly name: string } | undefined;
}

/**
 * As much of DynamoDB and Kinesis as takes batches, and repeats in every error what it was shown: the headers of the
 * request, and what else it knows of whoever signed it. It refuses batches that say `poison`.
 *
 * @param secrets by access key id.
 */
export async function startEchoingAws(
  secrets: Readonly<Record<string, readonly string[]>>,
): Promise<EchoingAws> {
  const aws: { refusal: EchoingAws['refusal']; asked: Map<string, number>; endpoint: string } = {
    refusal: undefined,
    asked: new Map(),
    endpoint: '',
  };
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).replace(/.*\./, '');
    aws.asked.set(operation, (aws.asked.get(operation) ?? 0) + 1);
    const body = await textOf(request);
    const [, signer = ''] = /Credential=([^/]+)/.exec(request.headers.authorization ?? '') ?? [];
    const known = [signer, ...(secrets[signer] ?? [])].join(' , ');
    const echo = `you are ${known}; ${JSON.stringify(known)}, and sent ${JSON.stringify(request.headers)}`;
    const refuse = (status: number, name: string) => {
      response.statusCode = status;
      response.end(JSON.stringify({ __type: `com.amazonaws#${name}`, message: echo, Message: echo }));
    };
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (aws.refusal !== undefined) return refuse(aws.refusal.status, aws.refusal.name);
    if (operation === 'BatchWriteItem') {
      return body.includes('poison')
        ? refuse(400, 'ValidationException')
        : response.end('{"UnprocessedItems":{}}');
    }
    if (operation !== 'PutRecords') return refuse(400, 'AccessDeniedException');
    const { Records = [] }: { Records?: { Data: string }[] } = JSON.parse(body);
    const failed = { ErrorCode: 'InternalFailure', ErrorMessage: echo };
    const first = aws.asked.get(operation) === 1;
    const replies = Records.map(() =>
      first ? failed : { SequenceNumber: '1', ShardId: 'shardId-000000000000' },
    );
    return response.end(JSON.stringify({ FailedRecordCount: first ? Records.length : 0, Records: replies }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  aws.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return aws;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text;
}
