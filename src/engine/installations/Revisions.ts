import type { BlueprintLibrary } from '../../blueprint/resolveBlueprint.ts';
import type { SecretBox } from '../../project/secrets/SecretBox.ts';
import type { SecretKeyring } from '../../project/secrets/SecretKeyring.ts';
import { type FoundRecipe, findRecipe } from '../findRecipe.ts';
import type { OverrideRegister } from '../overrides/OverrideRegister.ts';
import type { Recipe } from '../ThreadIntegration.ts';
import type { Draft } from './Draft.ts';
import { hashRecipe } from './hashRecipe.ts';
import { makeRevision } from './makeRevision.ts';
import { type OpenedSettings, openSettings } from './openSettings.ts';
import type { RecipeShelf } from './RecipeShelf.ts';
import type { Owner, Revision } from './Revision.ts';
import type { RevisionLog } from './RevisionLog.ts';

export interface RevisionsOptions {
  readonly log: RevisionLog;
  readonly shelf: RecipeShelf;
  readonly keyring: SecretKeyring;
  readonly library: BlueprintLibrary;
  readonly overrides: Pick<OverrideRegister, 'of'> | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** On whose behalf a revision is made. */
export interface Cause {
  /** The name of a token, or `git`. */
  readonly author: string;
  /** What is being done, where the changes alone do not tell. */
  readonly occasion?: string | undefined;
  /** The hash of an earlier recipe that is to be used instead of what the files say. */
  readonly recipe?: string;
}

/** The revision that is in force. */
export interface StoredRevision {
  readonly revision: Revision;
  /** Resolves once it is on disk. What is stored later is never on disk before it. */
  readonly written: Promise<void>;
  /** What makes its records: the last good one where the files say nothing that does. */
  readonly recipe: Recipe | undefined;
  /** What the files say. */
  readonly found: FoundRecipe;
}

/** Revisions of an integration whose recipes are kept, the last ones. */
const keptRecipes = 20;

/** Makes revisions of drafts and opens them again, with the key that is in use. */
export class Revisions {
  readonly #options: RevisionsOptions;
  #box: SecretBox;

  constructor(options: RevisionsOptions) {
    this.#options = options;
    this.#box = options.keyring.box();
  }

  open(revision: Revision): OpenedSettings {
    return openSettings(revision, this.#box);
  }

  /** What the files say of how a draft makes records. */
  find(integration: string, { blueprint, entry }: Pick<Draft, 'blueprint' | 'entry'>): FoundRecipe {
    const { library, overrides } = this.#options;
    return findRecipe(blueprint, entry.provides.destination, library, overrides?.of(integration));
  }

  /** Begins to store a draft as the next revision of an integration; one that changes nothing makes none. */
  store(integration: string, owner: Owner, draft: Draft, cause: Cause): StoredRevision {
    const { log, shelf, now } = this.#options;
    const { author, occasion } = cause;
    const found = this.find(integration, draft);
    const kept = found.ok ? shelf.keep(found.recipe) : undefined;
    const before = log.latest(integration);
    const ruling = rulingOf(before, draft, kept?.hash, cause);
    const overrideMark = this.#overrideMark(found, before);
    const made = { ...ruling, overrideMark };
    const all = { integration, owner, draft, ...made, author, occasion, box: this.#box, now: now() };
    const revision = makeRevision(before, all);
    const writes = [kept?.stored, revision === before ? undefined : log.append(revision)];
    const written = Promise.all(writes)
      .finally(() => kept?.release())
      .then(() => undefined);
    return { revision, written, recipe: this.#recipeOf(revision, found), found };
  }

  #recipeOf({ blueprint_hash: hash, override_mark: mark }: Revision, found: FoundRecipe): Recipe | undefined {
    const written = found.ok ? found.recipe : undefined;
    const hasMark = written?.override?.mark === (mark ?? undefined);
    if (written !== undefined && hasMark && hashRecipe(written) === hash) return written;
    const kept = hash === null ? undefined : this.#options.shelf.get(hash, mark);
    // An override that begins while an earlier text is in force is on its way to the shelf.
    const isNew = kept !== undefined && hasMark && written?.override !== undefined;
    return isNew ? { ...kept, override: written.override } : kept;
  }

  /** Forgets the recipes of revisions that are long past. */
  tidy(): Promise<void> {
    return this.#options.shelf.trim(this.#neededRecipes());
  }

  /** One that does not hold leaves the one before in force; but where none is to be in force, none is. */
  #overrideMark(found: FoundRecipe, before: Revision | undefined): string | undefined {
    if (found.ok) return found.recipe.override?.mark;
    const isWanted = before !== undefined && this.#options.overrides?.of(before.integration_id) !== undefined;
    return isWanted ? (before.override_mark ?? undefined) : undefined;
  }

  /** Seals with the present key whatever an earlier one has sealed; then the earlier one is done with. */
  async reseal(): Promise<void> {
    await this.#options.log.reseal(this.#box);
    this.#options.keyring.retire();
  }

  /** Makes a new key and seals everything with it. */
  async rotateKey(): Promise<void> {
    const { keyring } = this.#options;
    keyring.rotate();
    this.#box = keyring.box();
    await this.reseal();
  }

  #neededRecipes(): Set<string> {
    const { log } = this.#options;
    const last = log.ids().flatMap((id) => log.of(id).slice(-keptRecipes));
    return new Set(
      last.flatMap(({ blueprint_hash, override_mark }) => [blueprint_hash ?? [], override_mark ?? []].flat()),
    );
  }
}

/**
 * Which recipe is to be used. One that was rolled back to stays, for as long as the files say what they said then.
 *
 * @param written the hash of what the files say; undefined when that makes no plan.
 */
function rulingOf(
  before: Revision | undefined,
  draft: Draft,
  written: string | undefined,
  { recipe }: Cause,
): { readonly hash: string | undefined; readonly overruled: string | undefined } {
  if (recipe !== undefined) return { hash: recipe, overruled: recipe === written ? undefined : written };
  const isOverruled =
    written !== undefined &&
    before?.overruled_hash === written &&
    before.settings.blueprint === draft.blueprint;
  if (isOverruled) return { hash: before.blueprint_hash ?? written, overruled: written };
  return { hash: written, overruled: undefined };
}
