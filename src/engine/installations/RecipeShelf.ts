import type { BlueprintText } from '../../blueprint/resolveBlueprint.ts';
import type { StateTable } from '../../spool/StateTable.ts';
import type { Recipe, RecipeOverride } from '../ThreadIntegration.ts';
import { hashRecipe } from './hashRecipe.ts';

/** A blueprint as it is stored, by its hash, or an override, by its mark. */
export type RecipeRow = BlueprintRow | { readonly override: RecipeOverride };

interface BlueprintRow {
  readonly blueprint: StoredText;
  readonly parents: Readonly<Record<string, StoredText>>;
}

interface StoredText {
  readonly text: string;
  readonly file: string;
}

/** A recipe that is being kept. */
export interface Kept {
  /** Of its blueprint. */
  readonly hash: string;
  readonly stored: Promise<void>;
  /** To be called once a revision names it. */
  release(): void;
}

/**
 * The recipes that revisions were made with: what keeps the last good one running when the files say something that
 * does not check out, and what a revision is rolled back to.
 */
export class RecipeShelf {
  readonly #table: StateTable<RecipeRow>;
  readonly #keys: Set<string>;
  /** What was kept and what no revision names yet: a trim on behalf of another integration must leave it. */
  readonly #claims = new Set<ReadonlySet<string>>();

  constructor(table: StateTable<RecipeRow>) {
    this.#table = table;
    this.#keys = new Set(table.entries().map(([key]) => key));
  }

  /** @param mark of the override that belongs to it. */
  get(hash: string, mark?: string | null): Recipe | undefined {
    const row = this.#find(hash);
    if (row === undefined || 'override' in row) return undefined;
    const beside = mark === undefined || mark === null ? undefined : this.#find(mark);
    return beside !== undefined && 'override' in beside ? { ...row, override: beside.override } : row;
  }

  /** Begins to store a recipe, before anything that is written later. */
  keep(recipe: Recipe): Kept {
    const { override } = recipe;
    const hash = hashRecipe(recipe);
    const claim = new Set(override === undefined ? [hash] : [hash, override.mark]);
    this.#claims.add(claim);
    const writes = [this.#put(hash, () => rowOf(recipe))];
    if (override !== undefined) {
      const { text } = override;
      writes.push(this.#put(override.mark, () => ({ override: { ...override, text: storedText(text) } })));
    }
    const stored = Promise.all(writes).then(() => undefined);
    return { hash, stored, release: () => void this.#claims.delete(claim) };
  }

  /** Forgets all but these hashes and marks. */
  async trim(needed: ReadonlySet<string>): Promise<void> {
    const isNeeded = (key: string) => needed.has(key) || [...this.#claims].some((claim) => claim.has(key));
    const needless = [...this.#keys].filter((key) => !isNeeded(key));
    for (const key of needless) this.#keys.delete(key);
    await Promise.all(needless.map((key) => this.#table.remove(key)));
  }

  #find(key: string): RecipeRow | undefined {
    return this.#keys.has(key) ? this.#table.get(key) : undefined;
  }

  async #put(key: string, row: () => RecipeRow): Promise<void> {
    if (!this.#keys.has(key)) await this.#table.put(key, row());
    this.#keys.add(key);
  }
}

function rowOf({ blueprint, parents }: Recipe): BlueprintRow {
  const stored = Object.entries(parents).map(([name, text]) => [name, storedText(text)]);
  return { blueprint: storedText(blueprint), parents: Object.fromEntries(stored) };
}

/** What has made a plan is UTF-8. */
function storedText({ text, file }: BlueprintText): StoredText {
  return { text: typeof text === 'string' ? text : Buffer.from(text).toString('utf8'), file };
}
