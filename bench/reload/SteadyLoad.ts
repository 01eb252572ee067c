import { Agent, request } from 'node:http';
import type { Posted } from './Evidence.ts';
import { wallTime } from './wallTime.ts';

/** Events of one request. */
const perRequest = 20;

/** Milliseconds between two looks at how many events are due. */
const tick = 4;

/** Posts events at a steady rate, each with a number of its own, and writes down which were accepted. */
export class SteadyLoad {
  readonly posted: Posted[] = [];
  /** Requests that were not accepted, and why. */
  readonly refusals: string[] = [];
  readonly #url: URL;
  readonly #writeKey: string;
  readonly #rate: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #underWay = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #begun = 0;
  #ended = 0;
  #next = 0;

  /** @param rate events a second. */
  constructor(ingestUrl: string, writeKey: string, rate: number) {
    this.#url = new URL('/v1/batch', ingestUrl);
    this.#writeKey = writeKey;
    this.#rate = rate;
  }

  start(): void {
    this.#begun = performance.now();
    this.#timer = setInterval(() => {
      const due = ((performance.now() - this.#begun) / 1000) * this.#rate;
      while (this.#next + perRequest <= due) this.#send();
    }, tick);
  }

  /** Stops, and waits for the answers. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#ended = performance.now();
    await Promise.all(this.#underWay);
    this.#agent.destroy();
  }

  get accepted(): number {
    return this.posted.reduce((sum, { count }) => sum + count, 0);
  }

  /** Accepted events a second, from the start to the stop. */
  get rate(): number {
    return this.accepted / ((this.#ended - this.#begun) / 1000);
  }

  #send(): void {
    const first = this.#next;
    this.#next += perRequest;
    const events = Array.from({ length: perRequest }, (_, index) => eventText(first + index));
    const at = wallTime();
    const sent = this.#post(`{"batch":[${events.join(',')}]}`).then((answer) => {
      if (answer === `200 {"accepted":${perRequest},"errors":[]}`) {
        this.posted.push({ first, count: perRequest, at });
      } else this.refusals.push(answer.slice(0, 300));
      this.#underWay.delete(sent);
    });
    this.#underWay.add(sent);
  }

  #post(body: string): Promise<string> {
    return new Promise((resolve) => {
      const headers = { authorization: `Bearer ${this.#writeKey}`, 'content-type': 'application/json' };
      const posting = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
      });
      posting.on('error', (error) => resolve(String(error)));
      posting.end(body);
    });
  }
}

function eventText(number: number): string {
  return `{"event_id":"e${number}","type":"track","event":"Order Completed","user_id":"u${number % 997}","timestamp":"2026-01-01T00:00:00Z","properties":{"order_id":"o${number}","orders_1":[{"price":2,"quantity":3}]}}`;
}
