import { createHash } from 'node:crypto';
import { type ReadOverride, readOverride } from '../../blueprint/readOverride.ts';
import type { StateTable } from '../../spool/StateTable.ts';
import type { RecipeOverride } from '../ThreadIntegration.ts';
import type { OverrideRow } from './OverrideRow.ts';

/** An override, and what it says. */
export interface KnownOverride extends ReadOverride {
  readonly row: OverrideRow;
  readonly mark: string;
}

/** All overrides of files and of the admin API, one for each integration, and which of them are in force. */
export class OverrideRegister {
  readonly #table: StateTable<OverrideRow>;
  readonly #now: () => number;
  readonly #known = new Map<string, KnownOverride>();

  /** @param now epoch milliseconds. */
  constructor(table: StateTable<OverrideRow>, now: () => number) {
    this.#table = table;
    this.#now = now;
    for (const [, row] of table.entries()) this.#remember(row);
  }

  /** What delivery has to apply to an integration's blueprint at this moment. */
  of(id: string): RecipeOverride | undefined {
    const known = this.#known.get(id);
    if (known === undefined || known.row.suspended !== null || this.isExpired(id)) return undefined;
    const { row, mark, mode, canaryPercent, maxErrorRate } = known;
    return { text: { text: row.text, file: row.file }, mark, mode, canaryPercent, maxErrorRate };
  }

  find(id: string): KnownOverride | undefined {
    return this.#known.get(id);
  }

  /** One without a date that can be read does not expire: it does not hold at all. */
  isExpired(id: string): boolean {
    const { expiresAt } = this.#known.get(id) ?? {};
    return expiresAt !== undefined && expiresAt <= this.#now();
  }

  all(): readonly KnownOverride[] {
    return [...this.#known.values()];
  }

  async put(row: OverrideRow): Promise<void> {
    await this.#table.put(row.integration_id, row);
    this.#remember(row);
  }

  /** The integration is gone, and what was set for it with it; a file stays where it is. */
  async forget(id: string): Promise<void> {
    if (this.#known.get(id)?.row.owner === 'api') await this.remove(id);
  }

  async remove(id: string): Promise<void> {
    await this.#table.remove(id);
    this.#known.delete(id);
  }

  #remember(row: OverrideRow): void {
    this.#known.set(row.integration_id, { ...readOverride(row.text, row.file), row, mark: markOf(row) });
  }
}

function markOf({ owner, set_at, text }: OverrideRow): string {
  return createHash('sha256')
    .update(JSON.stringify([owner, set_at, text]))
    .digest('hex')
    .slice(0, 16);
}
