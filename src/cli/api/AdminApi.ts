import { setTimeout } from 'node:timers/promises';
import { ApiRefusal } from './ApiRefusal.ts';

/** Answers a request to the admin API; over HTTP, or by the API's own code in this process. */
export type Exchange = (path: string, init: RequestInit) => Promise<Response>;

/** Times that a request is sent while it is told to wait. */
const mostTurns = 10;
/** Seconds: whoever is told to wait longer is better off being told so. */
const longestWait = 10;

/** Milliseconds that an answer wants to be waited for. */
function waitOf({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after') ?? 1);
  return Math.min(longestWait, Number.isFinite(seconds) ? seconds : 1) * 1000;
}

/** The admin API as commands use it. Each method throws `ApiRefusal` for an answer that is an error. */
export class AdminApi {
  readonly #exchange: Exchange;
  readonly #token: string;
  readonly #close: () => Promise<void>;
  readonly #pause: (milliseconds: number) => Promise<unknown>;

  constructor(
    exchange: Exchange,
    token: string,
    close: () => Promise<void> = async () => undefined,
    pause: (milliseconds: number) => Promise<unknown> = setTimeout,
  ) {
    this.#exchange = exchange;
    this.#token = token;
    this.#close = close;
    this.#pause = pause;
  }

  async get<Body>(path: string): Promise<Body> {
    return JSON.parse(await this.text(path));
  }

  /** The answer as it is, with all digits of its numbers. */
  text(path: string): Promise<string> {
    return this.#send('GET', path);
  }

  async post<Body>(path: string, body: unknown = {}): Promise<Body> {
    return JSON.parse(await this.#send('POST', path, JSON.stringify(body)));
  }

  async put<Body>(path: string, body: unknown): Promise<Body> {
    return JSON.parse(await this.#send('PUT', path, JSON.stringify(body)));
  }

  async delete<Body>(path: string): Promise<Body> {
    return JSON.parse(await this.#send('DELETE', path));
  }

  /** All pages of a list. */
  async list<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor = ''; ; ) {
      const page = await this.get<{ data: Item[]; next_cursor: string | null }>(`${path}?limit=100${cursor}`);
      items.push(...page.data);
      if (page.next_cursor === null) return items;
      cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`;
    }
  }

  /** The answer of any status but 429, for requests whose errors are results. What is too much waits its time. */
  async raw(method: string, path: string, body?: string): Promise<Response> {
    const headers = { Authorization: `Bearer ${this.#token}` };
    const init = { method, headers, ...(body === undefined ? {} : { body }) };
    for (let turn = 1; ; turn++) {
      const response = await this.#exchange(`/v1/admin${path}`, init);
      if (response.status !== 429 || turn === mostTurns) return response;
      await response.body?.cancel();
      await this.#pause(waitOf(response));
    }
  }

  close(): Promise<void> {
    return this.#close();
  }

  async #send(method: string, path: string, body?: string): Promise<string> {
    const response = await this.raw(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new ApiRefusal(response.status, text);
    return text;
  }
}
