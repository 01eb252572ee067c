import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/diagnose.ts';
import { EngineFault, type InstalledView, type Ledger } from '../engine/index.ts';
import { AdminApi } from './api/AdminApi.ts';
import { ApiRefusal } from './api/ApiRefusal.ts';
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
  readonly api: AdminApi;

  private constructor(ingestUrl: string, api: AdminApi) {
    this.ingestUrl = ingestUrl;
    this.api = api;
  }

  /**
   * The one on a data folder; undefined when none answers there.
   *
   * @throws EngineFault when there is one, and no token for it.
   */
  static async find(data: string, adminToken: string | undefined): Promise<RunningPatchbay | undefined> {
    const urls = readEndpoints(data);
    if (urls === undefined || !(await answers(urls.adminUrl))) return undefined;
    const token = adminToken ?? readKey(data, 'admin-token');
    if (token === undefined) throw new EngineFault(diagnose('serve/token-unknown', { data }));
    const api = new AdminApi((path, init) => fetch(`${urls.adminUrl}${path}`, init), token);
    return new RunningPatchbay(urls.ingestUrl, api);
  }

  integrations(): Promise<readonly InstalledView[]> {
    return this.api.list('/integrations');
  }

  ledger(id: string): Promise<Ledger> {
    return this.api.get(`/integrations/${encodeURIComponent(id)}/ledger`);
  }

  integration(id: string): Promise<InstalledView> {
    return this.api.get(`/integrations/${encodeURIComponent(id)}`);
  }

  /** Sends events, a JSON list, to one integration. */
  async send(id: string, events: string): Promise<Accepted> {
    const response = await this.api.raw('POST', `/integrations/${encodeURIComponent(id)}/events`, events);
    if ([200, 207, 400].includes(response.status)) return (await response.json()) as Accepted;
    throw new ApiRefusal(response.status, await response.text());
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

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/v1/admin`);
    return true;
  } catch (error) {
    // What fetch throws when nobody listens.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
