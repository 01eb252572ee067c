import type { BlueprintText } from '../../blueprint/resolveBlueprint.ts';
import type { StateTable } from '../../spool/StateTable.ts';
import type { Recipe } from '../ThreadIntegration.ts';
import { hashRecipe } from './hashRecipe.ts';

/** A recipe as it is stored. */
export interface RecipeRow {
  readonly blueprint: StoredText;
  readonly parents: Readonly<Record<string, StoredText>>;
}

interface StoredText {
  readonly text: string;
  readonly file: string;
}

/**
 * The recipes that revisions were made with, by their hashes: what keeps the last good one running when the files say
 * something that does not check out, and what a revision is rolled back to.
 */
export class RecipeShelf {
  readonly #table: StateTable<RecipeRow>;
  readonly #hashes: Set<string>;

  constructor(table: StateTable<RecipeRow>) {
    this.#table = table;
    this.#hashes = new Set(table.entries().map(([hash]) => hash));
  }

  get(hash: string): Recipe | undefined {
    return this.#hashes.has(hash) ? this.#table.get(hash) : undefined;
  }

  /** @returns its hash. */
  async keep(recipe: Recipe): Promise<string> {
    const hash = hashRecipe(recipe);
    if (!this.#hashes.has(hash)) await this.#table.put(hash, rowOf(recipe));
    this.#hashes.add(hash);
    return hash;
  }

  /** Forgets all but these. */
  async trim(needed: ReadonlySet<string>): Promise<void> {
    for (const hash of this.#hashes) {
      if (needed.has(hash)) continue;
      this.#hashes.delete(hash);
      await this.#table.remove(hash);
    }
  }
}

function rowOf({ blueprint, parents }: Recipe): RecipeRow {
  const stored = Object.entries(parents).map(([name, text]) => [name, storedText(text)]);
  return { blueprint: storedText(blueprint), parents: Object.fromEntries(stored) };
}

/** What has made a plan is UTF-8. */
function storedText({ text, file }: BlueprintText): StoredText {
  return { text: typeof text === 'string' ? text : Buffer.from(text).toString('utf8'), file };
}
