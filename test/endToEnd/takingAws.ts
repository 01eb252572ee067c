import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

type Item = Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;

export interface TakingAws {
  readonly endpoint: string;
  /** All items that were put, by table, in their order. */
  items(table: string): readonly Item[];
}

/** As much of DynamoDB as takes batches of puts, and shows what it was sent. */
export async function startTakingAws(): Promise<TakingAws> {
  const tables = new Map<string, Item[]>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { RequestItems = {} }: { RequestItems?: Record<string, { PutRequest: { Item: Item } }[]> } =
      JSON.parse(Buffer.concat(chunks).toString());
    for (const [table, writes] of Object.entries(RequestItems)) {
      const items = tables.get(table) ?? [];
      items.push(...writes.map(({ PutRequest }) => PutRequest.Item));
      tables.set(table, items);
    }
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    response.end('{"UnprocessedItems":{}}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, items: (table) => tables.get(table) ?? [] };
}
