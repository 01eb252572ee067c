import { createHash } from 'node:crypto';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { StateTable } from '../../engine/index.ts';
import { AdminError } from '../AdminError.ts';
import type { KeptAnswer } from './KeptAnswer.ts';

type Answer = NonNullable<KeptAnswer['answer']>;

export interface KeyedRequest {
  /** Whoever sends it: keys of two callers have nothing to do with each other. */
  readonly caller: string;
  /** The method and the path. */
  readonly route: string;
  /** What the caller gave as `Idempotency-Key`. */
  readonly key: string;
  /** The JSON object that was sent. */
  readonly body: unknown;
}

export interface Repeatable extends Answer {
  /** Whether it was answered before, and not made now. */
  readonly repeated: boolean;
}

/** Milliseconds that a key is kept. */
const keptFor = 24 * 3600 * 1000;
/** Keys that are kept: beyond it the oldest go early. */
const mostKeys = 1000;
const goodKey = /^[\x21-\x7e]{1,255}$/;

/**
 * Has each request that carries a key done once: repeated within a day, it is answered what it was answered before,
 * also after a restart.
 */
export class IdempotencyKeys {
  readonly #table: StateTable<KeptAnswer>;
  readonly #now: () => number;
  readonly #most: number;
  readonly #underWay = new Set<string>();
  /** When each key was begun, the oldest first; undefined until it has been looked up. */
  #begun: Map<string, number> | undefined;

  /** @param now epoch milliseconds. */
  constructor(table: StateTable<KeptAnswer>, now: () => number, most = mostKeys) {
    this.#table = table;
    this.#now = now;
    this.#most = most;
  }

  /**
   * Does `work` unless it has been done under this key. What it throws as AdminError has done nothing, and is not kept.
   *
   * @throws AdminError 400 for a key that is none, 422 when the key stood for another body, 409 when the request is
   * under way, or was when the process ended.
   */
  async once(request: KeyedRequest, work: () => Promise<Answer>): Promise<Repeatable> {
    const { caller, route, key } = request;
    if (!goodKey.test(key)) throw new AdminError(400, diagnose('admin/bad-idempotency-key', {}));
    const id = hash(JSON.stringify([caller, route, key]));
    const body = hash(JSON.stringify(request.body));
    if (this.#underWay.has(id)) throw new AdminError(409, diagnose('admin/idempotency-under-way', {}));
    this.#underWay.add(id);
    try {
      await this.#forget();
      const kept = this.#keys.has(id) ? this.#table.get(id) : undefined;
      if (kept !== undefined) return { ...repeat(kept, body), repeated: true };
      return { ...(await this.#do(id, body, work)), repeated: false };
    } finally {
      this.#underWay.delete(id);
    }
  }

  async #do(id: string, body: string, work: () => Promise<Answer>): Promise<Answer> {
    const at = this.#now();
    this.#keys.set(id, at);
    await this.#table.put(id, { body, at });
    try {
      const answer = await work();
      await this.#table.put(id, { body, at, answer });
      return answer;
    } catch (error) {
      // Of any other error nobody knows what has been done by then.
      if (error instanceof AdminError) {
        this.#keys.delete(id);
        await this.#table.remove(id);
      }
      throw error;
    }
  }

  get #keys(): Map<string, number> {
    if (this.#begun === undefined) {
      const rows = this.#table.entries().toSorted(([, a], [, b]) => a.at - b.at);
      this.#begun = new Map(rows.map(([id, { at }]) => [id, at]));
    }
    return this.#begun;
  }

  async #forget(): Promise<void> {
    const oldest = this.#now() - keptFor;
    for (const [id, at] of this.#keys) {
      const isSurplus = this.#keys.size >= this.#most && !this.#underWay.has(id);
      if (at > oldest && !isSurplus) return;
      this.#keys.delete(id);
      await this.#table.remove(id);
    }
  }
}

function repeat({ body, answer }: KeptAnswer, asked: string): Answer {
  if (body !== asked) throw new AdminError(422, diagnose('admin/idempotency-other-body', {}));
  if (answer === undefined) throw new AdminError(409, diagnose('admin/idempotency-unknown', {}));
  return answer;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
