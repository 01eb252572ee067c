import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InstalledView, Ledger } from '../engine/index.ts';
import { readKey } from './serve/keptKey.ts';
import { endpointsFile } from './serve/startServing.ts';

/** The answer to events that were sent. */
export interface Accepted {
  readonly accepted: number;
  readonly errors: readonly { readonly index: number; readonly code: string; readonly message: string }[];
}

/** A Patchbay that serves on a data folder, as its admin API and ingest show it. */
export class RunningPatchbay {
  readonly ingestUrl: string;
  readonly #adminUrl: string;
  readonly #token: string;

  private constructor(ingestUrl: string, adminUrl: string, token: string) {
    this.ingestUrl = ingestUrl;
    this.#adminUrl = adminUrl;
    this.#token = token;
  }

  /** The one on a data folder; undefined when none answers there. */
  static async find(data: string, adminToken: string | undefined): Promise<RunningPatchbay | undefined> {
    const token = adminToken ?? readKey(data, 'admin-token');
    const urls = readEndpoints(data);
    if (token === undefined || urls === undefined) return undefined;
    const found = new RunningPatchbay(urls.ingestUrl, urls.adminUrl, token);
    try {
      await found.integrations();
      return found;
    } catch (error) {
      // What fetch throws when nobody listens; an answer with an error status is somebody.
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  }

  async integrations(): Promise<readonly InstalledView[]> {
    const { data } = await this.#get<{ data: readonly InstalledView[] }>('/integrations?limit=100');
    return data;
  }

  ledger(id: string): Promise<Ledger> {
    return this.#get(`/integrations/${encodeURIComponent(id)}/ledger`);
  }

  integration(id: string): Promise<InstalledView> {
    return this.#get(`/integrations/${encodeURIComponent(id)}`);
  }

  /** Sends events, a JSON list, to one integration. */
  async send(id: string, events: string): Promise<Accepted> {
    const response = await this.#fetch(`/integrations/${encodeURIComponent(id)}/events`, events);
    if (![200, 207, 400].includes(response.status)) throw await failure(response);
    return (await response.json()) as Accepted;
  }

  async #get<Body>(path: string): Promise<Body> {
    const response = await this.#fetch(path);
    if (!response.ok) throw await failure(response);
    return (await response.json()) as Body;
  }

  #fetch(path: string, body?: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${this.#token}` };
    const url = `${this.#adminUrl}/v1/admin${path}`;
    return fetch(url, body === undefined ? { headers } : { method: 'POST', headers, body });
  }
}

function readEndpoints(data: string): { ingestUrl: string; adminUrl: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(data, endpointsFile), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function failure(response: Response): Promise<Error> {
  const text = (await response.text()).slice(0, 500);
  return new Error(`the admin API answered ${response.status}: ${text}`);
}
