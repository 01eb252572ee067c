import type { BlueprintLibrary } from '../../blueprint/resolveBlueprint.ts';
import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import type { SecretBox } from '../../project/secrets/SecretBox.ts';
import type { SecretKeyring } from '../../project/secrets/SecretKeyring.ts';
import { findRecipe } from '../findRecipe.ts';
import type { Draft } from './Draft.ts';
import { hashRecipe } from './hashRecipe.ts';
import { makeRevision } from './makeRevision.ts';
import { type OpenedSettings, openSettings } from './openSettings.ts';
import type { Owner, Revision } from './Revision.ts';
import type { RevisionLog } from './RevisionLog.ts';

export interface RevisionsOptions {
  readonly log: RevisionLog;
  readonly keyring: SecretKeyring;
  readonly library: BlueprintLibrary;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

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

  /** Why a draft could not run; undefined when it could. */
  obstacle({ blueprint, entry }: Pick<Draft, 'blueprint' | 'entry'>): string | undefined {
    const recipe = this.#recipe(blueprint, entry);
    return typeof recipe === 'string' ? recipe : undefined;
  }

  /**
   * Stores a draft as the next revision of an integration; one that changes nothing makes none.
   *
   * @param by.author the name of a token, or `git`.
   * @param by.occasion what is being done, where the changes alone do not tell.
   * @returns the revision that is in force now.
   */
  async store(
    integration: string,
    owner: Owner,
    draft: Draft,
    by: { readonly author: string; readonly occasion?: string | undefined },
  ): Promise<Revision> {
    const { log, now } = this.#options;
    const recipe = this.#recipe(draft.blueprint, draft.entry);
    const hash = typeof recipe === 'string' ? undefined : hashRecipe(recipe);
    const before = log.latest(integration);
    const all = { ...by, integration, owner, draft, hash, box: this.#box, now: now() };
    const revision = makeRevision(before, all);
    if (revision !== before) await log.append(revision);
    return revision;
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

  #recipe(blueprint: string, { provides }: CatalogEntry) {
    return findRecipe(blueprint, provides.destination, this.#options.library);
  }
}
