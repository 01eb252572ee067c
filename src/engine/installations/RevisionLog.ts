import type { SecretBox } from '../../project/secrets/SecretBox.ts';
import type { StateTable } from '../../spool/StateTable.ts';
import type { Revision } from './Revision.ts';
import { sealedFields } from './sealedFields.ts';

/** Beside the revisions of an integration that is being removed; a number could not be mistaken for it. */
const removalMark = 'removing';

type Row = Revision | { readonly removing: true };

/**
 * All revisions of all installed integrations. The last one of an integration is its present state, so that a
 * change is one write: it is made, or it is not.
 */
export class RevisionLog {
  readonly #table: StateTable<Row>;
  /** By integration, oldest first. */
  readonly #revisions = new Map<string, Revision[]>();
  readonly #removing = new Set<string>();

  constructor(table: StateTable<Row>) {
    this.#table = table;
    for (const [key, row] of table.entries()) {
      if ('removing' in row) this.#removing.add(key.slice(0, key.indexOf('/')));
      else this.#remember(row);
    }
  }

  /** Ids of all integrations that have revisions. */
  ids(): string[] {
    return [...this.#revisions.keys()].filter((id) => !this.#removing.has(id));
  }

  /** Integrations whose removal was begun and not finished. */
  removals(): string[] {
    return [...this.#removing];
  }

  latest(id: string): Revision | undefined {
    return this.of(id).at(-1);
  }

  /** Oldest first. */
  of(id: string): readonly Revision[] {
    return this.#removing.has(id) ? [] : (this.#revisions.get(id) ?? []);
  }

  /** The revision is the latest at once; what is written later is never on disk before it. */
  async append(revision: Revision): Promise<void> {
    this.#remember(revision);
    try {
      await this.#table.put(keyOf(revision), revision);
    } catch (error) {
      this.#forget(revision);
      throw error;
    }
  }

  /** From now on, also after a restart, the integration counts as removed; `forget` has to follow. */
  async beginRemoval(id: string): Promise<void> {
    await this.#table.put(`${id}/${removalMark}`, { removing: true });
    this.#removing.add(id);
  }

  async forget(id: string): Promise<void> {
    for (const revision of this.#revisions.get(id) ?? []) await this.#table.remove(keyOf(revision));
    await this.#table.remove(`${id}/${removalMark}`);
    this.#revisions.delete(id);
    this.#removing.delete(id);
  }

  /** Seals with the current key what an earlier one has sealed. What no key opens stays as it is. */
  async reseal(box: SecretBox): Promise<void> {
    for (const revisions of this.#revisions.values()) {
      for (const [index, revision] of revisions.entries()) {
        const anew = resealed(revision, box);
        if (anew === revision) continue;
        await this.#table.put(keyOf(anew), anew);
        revisions[index] = anew;
      }
    }
  }

  #forget(revision: Revision): void {
    const known = this.#revisions.get(revision.integration_id) ?? [];
    const others = known.filter((other) => other !== revision);
    if (others.length > 0) this.#revisions.set(revision.integration_id, others);
    else this.#revisions.delete(revision.integration_id);
  }

  #remember(revision: Revision): void {
    const known = this.#revisions.get(revision.integration_id);
    if (known === undefined) this.#revisions.set(revision.integration_id, [revision]);
    else known.push(revision);
  }
}

/** With leading zeros, so that the table's order is theirs. */
function keyOf({ integration_id, revision_number }: Revision): string {
  return `${integration_id}/${String(revision_number).padStart(9, '0')}`;
}

function resealed(revision: Revision, box: SecretBox): Revision {
  const { integration_id: integration, settings } = revision;
  const anew: [string, ReturnType<SecretBox['seal']>][] = [];
  for (const [field, secret] of sealedFields(settings)) {
    if (!box.isOutdated(secret)) continue;
    const text = box.open(secret, { integration, field });
    if (text !== undefined) anew.push([field, box.seal(text, { integration, field })]);
  }
  if (anew.length === 0) return revision;
  const config = Object.assign(Object.create(null), settings.config, Object.fromEntries(anew));
  return { ...revision, settings: { ...settings, config } };
}
