import type { IncomingMessage } from 'node:http';

/** A request to AWS as a proxy sees it. */
export interface ProxiedRequest {
  /** `BatchWriteItem`, `PutRecords`, … */
  readonly operation: string;
  readonly body: unknown;
  /** The table or stream that it speaks of; empty when it names none. */
  readonly resource: string;
  /** The items, keys or records that it would write, as their places have it. */
  readonly writes: readonly Write[];
  readonly accessKeyId: string;
  readonly sessionToken: string | undefined;
  /** Epoch milliseconds: when its sender says that it was signed. */
  readonly signedAt: number;
}

/** One of the things that a request would write. */
export interface Write {
  readonly place: number;
  /** A member of `RequestItems[table]` or of `Records`; of single writes the whole request. */
  readonly member: unknown;
}

interface Asked {
  readonly RequestItems?: Readonly<Record<string, readonly unknown[]>>;
  readonly Records?: readonly unknown[];
  readonly TableName?: string;
  readonly StreamName?: string;
}

export function readProxiedRequest({ headers }: IncomingMessage, bytes: Buffer): ProxiedRequest {
  const operation = String(headers['x-amz-target']).split('.').at(-1) ?? '';
  const body: Asked = JSON.parse(bytes.toString());
  const { RequestItems = {}, TableName, StreamName } = body;
  return {
    operation,
    body,
    resource: TableName ?? StreamName ?? Object.keys(RequestItems)[0] ?? '',
    writes: membersOf(operation, body).map((member, place) => ({ place, member })),
    accessKeyId: /Credential=([^/]+)/.exec(headers.authorization ?? '')?.[1] ?? '',
    sessionToken: headers['x-amz-security-token']?.toString(),
    signedAt: readDate(String(headers['x-amz-date'])),
  };
}

function membersOf(operation: string, { RequestItems = {}, Records = [], ...single }: Asked): unknown[] {
  if (operation === 'PutItem' || operation === 'DeleteItem') return [single];
  return [...Object.values(RequestItems).flat(), ...Records];
}

/** `20260101T000000Z`, as signatures have it. */
function readDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
}

/** The same request for some of its writes alone. */
export function bodyOf(request: ProxiedRequest, writes: readonly Write[]): Buffer {
  const body = request.body as Asked;
  const members = writes.map(({ member }) => member);
  if (body.Records !== undefined) return Buffer.from(JSON.stringify({ ...body, Records: members }));
  return Buffer.from(JSON.stringify({ ...body, RequestItems: { [request.resource]: members } }));
}
