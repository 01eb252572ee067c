import { itemsOf, recordsOf } from '../endToEnd/awsTables.ts';
import type { ServeProcess } from '../endToEnd/spawnServe.ts';
import type { Finding, Letter } from './judge.ts';
import type { Sky } from './Sky.ts';
import { type Item, readData, readItem } from './SoakEvent.ts';
import type { Endpoints } from './Stage.ts';
import { soakIntegrations } from './soakProject.ts';

/** Reads the books, the dead letters, the tables and the streams: past the proxies, where nothing fails. */
export async function collectFindings(
  serve: ServeProcess,
  { witnesses }: Sky,
  endpoints: Endpoints,
): Promise<Finding[]> {
  return Promise.all(
    soakIntegrations.map(async (integration): Promise<Finding> => {
      const { id, destination } = integration;
      const witness = witnesses.get(id);
      const stored =
        destination === 'dynamodb'
          ? (await itemsOf(endpoints.dynamodb, id)).map((item) => readItem(item as Item))
          : (await recordsOf(endpoints.kinesis, id)).map(({ data }) => readData(data));
      return {
        integration,
        ledger: await serve.ledger(`int_${id}`),
        letters: await lettersOf(serve, `int_${id}`),
        stored,
        writesOf: (event) => witness?.writesOf(event) ?? 0,
      };
    }),
  );
}

interface Page {
  readonly data: readonly {
    readonly event: { readonly event_id: string };
    readonly reason: { readonly code: string };
    readonly reply: string | null;
  }[];
  readonly next_cursor: string | null;
}

async function lettersOf(serve: ServeProcess, id: string): Promise<Letter[]> {
  const letters: Letter[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const response = await serve.admin(`/v1/admin/integrations/${id}/dead?limit=20${query}`);
    const page: Page = (await response.json()) as Page;
    for (const { event, reason, reply } of page.data) {
      letters.push({ id: event.event_id, code: reason.code, reply });
    }
    cursor = page.next_cursor;
  }
  return letters;
}
