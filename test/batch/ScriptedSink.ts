import type { Failure, FailureAction, SendResult, Sink, SinkLimits } from '../../src/batch/Sink.ts';

export interface TestItem {
  readonly id: number;
  readonly key?: string;
  readonly size?: number;
  /** The peer refuses a request that holds it. */
  readonly poison?: boolean;
}

export interface SentRequest {
  readonly ids: readonly number[];
  readonly signal: AbortSignal;
  /** Answers the request; only needed while the script leaves requests open. */
  readonly answer: (result: SendResult) => void;
}

export type Script = (items: readonly TestItem[], signal: AbortSignal) => SendResult | 'open';

/** A sink that answers as its script says and remembers what it was sent. Equal keys supersede each other. */
export class ScriptedSink implements Sink<TestItem> {
  readonly limits: SinkLimits;
  readonly requests: SentRequest[] = [];
  script: Script = (items) => deliverAll(items);
  refreshes = 0;
  onRefresh: () => Failure | undefined = () => undefined;
  closed = false;

  constructor(limits: Partial<SinkLimits> = {}) {
    this.limits = { count: 4, bytes: 1000, inFlight: 3, ...limits };
  }

  /** The ids of each request so far, in order. */
  get sent(): readonly (readonly number[])[] {
    return this.requests.map(({ ids }) => ids);
  }

  sizeOf(item: TestItem): number {
    return item.size ?? 1;
  }

  keyOf(item: TestItem): string | undefined {
    return item.key;
  }

  supersedes(_later: TestItem, _earlier: TestItem): boolean {
    return true;
  }

  send(items: readonly TestItem[], signal: AbortSignal): Promise<SendResult> {
    return new Promise((resolve) => {
      this.requests.push({ ids: items.map(({ id }) => id), signal, answer: resolve });
      signal.addEventListener('abort', () => resolve(refused('retry', 'Timeout')), { once: true });
      const result = this.script(items, signal);
      if (result !== 'open') resolve(result);
    });
  }

  async refresh(): Promise<Failure | undefined> {
    this.refreshes++;
    return this.onRefresh();
  }

  async probe(): Promise<Failure | undefined> {
    return undefined;
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

export function failure(action: FailureAction, code = `Test${action}`, throttled = false): Failure {
  return { action, code, message: 'as the script says', ...(throttled ? { throttled } : {}) };
}

export function refused(action: FailureAction, code?: string, throttled?: boolean): SendResult {
  return { kind: 'refused', failure: failure(action, code, throttled) };
}

export function deliverAll(items: readonly TestItem[]): SendResult {
  return { kind: 'answered', replies: items.map(() => ({ kind: 'delivered' })) };
}

/** Takes a request unless a poison item is in it. */
export function refusePoison(items: readonly TestItem[]): SendResult {
  return items.some(({ poison }) => poison === true)
    ? refused('poison', 'ValidationException')
    : deliverAll(items);
}
