export interface LiveEvent {
  readonly id: string;
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: looked at in every test, each of another shape
  readonly data: any;
}

/** Reads server-sent events as a browser does. */
export class LiveReader {
  readonly status: number;
  readonly headers: Headers;
  /** All that came, as it came. */
  text = '';
  readonly #abort: AbortController;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #decoder = new TextDecoder();
  readonly #events: LiveEvent[] = [];
  #rest = '';

  private constructor(response: Response, abort: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.#abort = abort;
    this.#reader = response.body?.getReader();
  }

  /** @param lastId sent as `Last-Event-ID`. */
  static async open(url: string, token: string, lastId?: string): Promise<LiveReader> {
    const abort = new AbortController();
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(lastId === undefined ? {} : { 'Last-Event-ID': lastId }),
    };
    return new LiveReader(await fetch(url, { headers, signal: abort.signal }), abort);
  }

  /** The next events, up to the first one that is wanted. */
  async until(isWanted: (event: LiveEvent) => boolean): Promise<LiveEvent[]> {
    const seen: LiveEvent[] = [];
    for (;;) {
      const event = this.#events.shift();
      if (event === undefined) {
        if (!(await this.#read()))
          throw new Error(`the stream ended after ${JSON.stringify(seen).slice(0, 2000)}`);
        continue;
      }
      seen.push(event);
      if (isWanted(event)) return seen;
    }
  }

  async take(count: number): Promise<LiveEvent[]> {
    let left = count;
    return this.until(() => --left === 0);
  }

  /** Resolves when the server has ended the stream. */
  async ended(): Promise<void> {
    while (await this.#read()) this.#events.length = 0;
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(): Promise<boolean> {
    const { done, value } = (await this.#reader?.read()) ?? { done: true };
    if (done || value === undefined) return false;
    const text = this.#decoder.decode(value, { stream: true });
    this.text += text;
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, id] = /^id: (.*)$/m.exec(block) ?? [];
      const [, event] = /^event: (.*)$/m.exec(block) ?? [];
      const [, data] = /^data: (.*)$/m.exec(block) ?? [];
      if (id !== undefined && event !== undefined && data !== undefined)
        this.#events.push({ id, event, data: JSON.parse(data) });
    }
    return true;
  }
}
