import type { StateTable } from '../../spool/StateTable.ts';
import type { AuditEntry, AuditEvent } from './AuditEntry.ts';

export interface AuditQuery {
  /** The id of an entry: only older ones. */
  readonly before?: string | undefined;
  readonly limit: number;
  readonly target?: string | undefined;
  readonly action?: string | undefined;
}

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  readonly hasMore: boolean;
}

export interface AuditLogOptions {
  readonly table: StateTable<AuditEntry>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Entries that are kept. */
  readonly most?: number;
}

/** Entries that are kept when nothing else is said; the oldest go. */
const usualMost = 10_000;
/** Characters of a value as JSON; what is longer is left out, so that the log stays below 100 MB. */
const longestValue = 4096;
/** Characters of a name or a reason. */
const longestText = 500;
/** Entries that are read at once. */
const step = 200;
const digits = 12;

/** What was changed, by whom and when: durable, and bounded by leaving out the oldest. */
export class AuditLog {
  readonly #table: StateTable<AuditEntry>;
  readonly #now: () => number;
  readonly #most: number;
  /** Number of the last entry; undefined until it has been looked up. */
  #last: number | undefined;

  constructor({ table, now, most = usualMost }: AuditLogOptions) {
    this.#table = table;
    this.#now = now;
    this.#most = most;
  }

  /**
   * Writes down what has happened; resolves once it is on disk.
   *
   * @throws SpoolFault when it cannot be written.
   */
  async record(event: AuditEvent): Promise<void> {
    const { actor, action, target, cause, requestId } = event;
    const number = (this.#last ?? this.#open()) + 1;
    this.#last = number;
    const id = idOf(number);
    await this.#table.put(id, {
      id,
      at: new Date(this.#now()).toISOString(),
      actor: actor.slice(0, longestText),
      action,
      target: target.slice(0, longestText),
      before: bounded(event.before),
      after: bounded(event.after),
      cause: cause?.slice(0, longestText) ?? null,
      request_id: requestId ?? null,
    });
    if (number > this.#most) await this.#forgetUpTo(number - this.#most);
  }

  page({ before, limit, target, action }: AuditQuery): AuditPage {
    const entries: AuditEntry[] = [];
    const isWanted = (entry: AuditEntry) =>
      (target === undefined || entry.target === target) && (action === undefined || entry.action === action);
    for (let place = before; ; ) {
      const rows = this.#table.range({ before: place, limit: step, reverse: true });
      for (const [, entry] of rows) {
        if (!isWanted(entry)) continue;
        if (entries.length === limit) return { entries, hasMore: true };
        entries.push(entry);
      }
      place = rows.at(-1)?.[0];
      if (rows.length < step) return { entries, hasMore: false };
    }
  }

  #open(): number {
    const [newest] = this.#table.range({ limit: 1, reverse: true });
    return newest === undefined ? 0 : Number(newest[0]);
  }

  /** A process that ended between a write and this has left more than one. */
  async #forgetUpTo(number: number): Promise<void> {
    for (const [id] of this.#table.range({ before: idOf(number + 1), limit: step }))
      await this.#table.remove(id);
  }
}

function idOf(number: number): string {
  return String(number).padStart(digits, '0');
}

function bounded(value: unknown): unknown {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length <= longestValue ? value : `(${text.length} characters, left out)`;
}
