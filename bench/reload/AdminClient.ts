import type { InstallationView, Ledger, Reload, RevisionView } from '../../dist/engine/index.js';
import type { ServeProcess } from '../../test/endToEnd/spawnServe.ts';

interface Page<Item> {
  readonly data: readonly Item[];
  readonly next_cursor: string | null;
}

/** Asks a running serve for what is known of its integrations. */
export class AdminClient {
  readonly #serve: Pick<ServeProcess, 'admin'>;

  constructor(serve: Pick<ServeProcess, 'admin'>) {
    this.#serve = serve;
  }

  ledger(id: string): Promise<Ledger> {
    return this.#get(`/v1/admin/integrations/${id}/ledger`);
  }

  view(id: string): Promise<Pick<InstallationView, 'problems'>> {
    return this.#get(`/v1/admin/integrations/${id}`);
  }

  /** When the last change of files came into force for an integration, after some moment. Epoch milliseconds, both. */
  async liveAt(id: string, after: number): Promise<number | undefined> {
    const { data } = await this.#get<Page<Reload>>('/v1/admin/reload?limit=20');
    const last = data
      .flatMap(({ changed }) => changed)
      .find(
        ({ integration_id, live_at }) => integration_id === id && Date.parse(live_at) >= Math.floor(after),
      );
    return last && Date.parse(last.live_at);
  }

  /** How many events the revisions of each text have delivered, in the order in which the texts came up. */
  async deliveredByText(id: string): Promise<number[]> {
    const hashes = new Map<number, string>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page<RevisionView> = await this.#get(
        `/v1/admin/integrations/${id}/revisions?limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      for (const { revision_number, blueprint_hash } of page.data) {
        hashes.set(revision_number, blueprint_hash ?? '');
      }
      cursor = page.next_cursor;
    }
    const counts = new Map<string, number>();
    for (const { revision, delivered } of (await this.ledger(id)).revisions) {
      const hash = hashes.get(revision) ?? `revision ${revision}`;
      counts.set(hash, (counts.get(hash) ?? 0) + delivered);
    }
    return [...counts.values()];
  }

  async #get<Body>(path: string): Promise<Body> {
    const response = await this.#serve.admin(path);
    if (response.status !== 200)
      throw new Error(`${path} answers ${response.status}: ${await response.text()}`);
    return (await response.json()) as Body;
  }
}
