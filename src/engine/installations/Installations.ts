import { randomBytes } from 'node:crypto';
import type { BlueprintLibrary } from '../../blueprint/resolveBlueprint.ts';
import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { SecretKeyring } from '../../project/secrets/SecretKeyring.ts';
import { type Log, logException } from '../../telemetry/Log.ts';
import type { Engine } from '../Engine.ts';
import type { FoundRecipe } from '../findRecipe.ts';
import type { InstalledIntegration } from '../InstalledIntegration.ts';
import type { OverrideRegister } from '../overrides/OverrideRegister.ts';
import { Deployment } from './Deployment.ts';
import type { Draft } from './Draft.ts';
import { Drafts, type Request } from './Drafts.ts';
import { InstallationRefusal } from './InstallationRefusal.ts';
import { type InstallationView, installationViewOf } from './InstallationView.ts';
import type { Inventory } from './Inventory.ts';
import { installedOf, parkedOf } from './installedOf.ts';
import { Problems } from './Problems.ts';
import { RecipeShelf } from './RecipeShelf.ts';
import type { Owner, Revision } from './Revision.ts';
import { RevisionLog } from './RevisionLog.ts';
import { type Cause, Revisions, type StoredRevision } from './Revisions.ts';
import { type RevisionView, revisionViewOf } from './RevisionView.ts';
import { refuse } from './refuse.ts';

export interface InstallationsOptions extends Inventory {
  readonly engine: Engine;
  readonly library: BlueprintLibrary;
  readonly keyring: SecretKeyring;
  /** Told what is wrong with files while the last good state runs on. */
  readonly log: Log;
  /** None are applied if not given. */
  readonly overrides?: OverrideRegister;
  /** Epoch milliseconds; the system's clock if not given. */
  readonly now?: () => number;
}

/** What became of an integration that was removed, and of its events. */
export interface Removal {
  readonly id: string;
  readonly deleted: true;
  /** Events that it had not delivered: those in flight, and those among its dead letters. */
  readonly discarded: { readonly in_flight: number; readonly dead: number };
}

/** A change that is stored, and the promise that it has taken effect. */
interface Accepted {
  readonly id: string;
  readonly applied: Promise<void>;
}

/** What looking at an integration's files anew has come to. */
export interface Refreshed {
  readonly id: string;
  /** The revision that is in force. */
  readonly revision: number;
  readonly isNew: boolean;
  /** When it took effect: epoch milliseconds. */
  readonly liveAt: number;
  /** Why the last good state runs on, or none; empty when the files are in force. */
  readonly problems: readonly Diagnostic[];
}

type Unplanned = Extract<FoundRecipe, { ok: false }>;

/** The author of what an edit of files brings about. */
const git = 'git';

/**
 * The installed integrations of the project file and of the admin API, with all their revisions. A change is
 * stored first and takes effect then, so that a process that ends in between goes on with it after its restart.
 * What is refused is thrown as `InstallationRefusal`.
 */
export class Installations {
  readonly #options: InstallationsOptions;
  readonly #log: RevisionLog;
  readonly #revisions: Revisions;
  readonly #shelf: RecipeShelf;
  readonly problems: Problems;
  readonly #drafts: Drafts;
  readonly #deployment: Deployment;
  /** The blueprints that were looked up for each integration the last time. */
  readonly #lookups = new Map<string, ReadonlySet<string>>();
  /** The last change: they are checked and stored one after the other. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(options: InstallationsOptions) {
    const { engine, keyring, library, overrides, log: journal, now = Date.now } = options;
    this.#options = options;
    this.#log = new RevisionLog(engine.table('revisions'));
    this.#shelf = new RecipeShelf(engine.table('recipes'));
    this.#revisions = new Revisions({ log: this.#log, shelf: this.#shelf, keyring, library, overrides, now });
    this.#drafts = new Drafts({
      inventory: options,
      log: this.#log,
      open: (revision) => this.#revisions.open(revision),
    });
    this.#deployment = new Deployment(engine);
    this.problems = new Problems(journal);
    engine.addConcern(() => this.problems.all().flatMap(([, diagnostics]) => diagnostics));
  }

  /** The catalog as it is in force. */
  get catalog(): ReadonlyMap<string, CatalogEntry> {
    return this.#drafts.inventory.catalog;
  }

  /**
   * Installs all of them in the engine, or one alone. What cannot run is parked with the reason.
   *
   * @returns what a person has to see to.
   * @throws SpoolFault when the data folder cannot be written.
   */
  async start(only?: string): Promise<readonly Diagnostic[]> {
    for (const id of this.#log.removals()) await this.#finishRemoval(id);
    await this.#revisions.reseal();
    const owned = this.#log.ids().filter((id) => this.#log.latest(id)?.owner === 'api');
    const isWanted = (id: string) => only === undefined || id === only;
    const project = this.#drafts.inventory.project.filter(({ id }) => isWanted(id) && !owned.includes(id));
    await Promise.all(
      [...project.map(({ id }) => id), ...owned.filter(isWanted)].map((id) => this.#start(id)),
    );
    const locked = owned.filter((id) => this.#revisions.open(this.#demand(id)).lost.length > 0);
    const complaints: Diagnostic[] =
      locked.length === 0 ? [] : [diagnose('secret/wrong-key', { integrations: locked.join(', ') })];
    complaints.push(...this.problems.all().flatMap(([, diagnostics]) => diagnostics));
    if (only !== undefined) return complaints;
    const strangers = await this.#options.engine.dismissStrangers();
    return [...complaints, ...strangers.map((stranger) => diagnose('installation/left-behind', stranger))];
  }

  /** Shows all integrations that the store knows and runs none of them, to work on what they have left behind. */
  async standStill(): Promise<void> {
    const { engine } = this.#options;
    for (const id of this.#log.ids()) {
      const latest = this.#demand(id);
      const fault = diagnose('installation/standing-still', {});
      await engine.put(parkedOf(latest, this.#revisions.open(latest), fault));
    }
  }

  /** Ids of all that can be installed from the project file and the store, running or not. */
  ids(): string[] {
    const owned = this.#log.ids().filter((id) => this.#log.latest(id)?.owner === 'api');
    return [...new Set([...this.#drafts.inventory.project.map(({ id }) => id), ...owned])].toSorted();
  }

  /** The name of the blueprint that an integration is installed with, running or not. */
  blueprintOf(id: string): string | undefined {
    const latest = this.#log.latest(id);
    if (latest?.owner === 'api') return latest.settings.blueprint;
    return this.#drafts.inProject(id)?.blueprint;
  }

  /** In the order of their ids. */
  views(): InstallationView[] {
    const ids = this.#options.engine.integrations().map(({ id }) => id);
    return ids.toSorted().flatMap((id) => this.view(id) ?? []);
  }

  view(id: string): InstallationView | undefined {
    const installed = this.#options.engine.integration(id);
    const revisions = this.#log.of(id);
    const [first, latest] = [revisions[0], revisions.at(-1)];
    if (installed === undefined || first === undefined || latest === undefined) return undefined;
    return installationViewOf(installed, first, latest, this.problems.of(id));
  }

  /** Oldest first. */
  revisions(id: string): RevisionView[] {
    return this.#log.of(id).map(revisionViewOf);
  }

  /** Installs an entry of the catalog for the admin API. @param request as in `readDraft`. */
  install(key: string, request: Request, author: string): Promise<InstallationView> {
    return this.#apply(() => {
      const id = this.#newId();
      return this.#accept(id, 'api', this.#drafts.begin(id, key, request), { author });
    });
  }

  /** Changes what the request names and nothing else. */
  change(id: string, request: Request, author: string): Promise<InstallationView> {
    return this.#apply(() => {
      const draft = this.#drafts.change(this.#demandOwned(id), request);
      return this.#accept(id, 'api', draft, { author });
    });
  }

  /**
   * Goes back to the settings and the blueprint's text of an earlier revision, as a new revision. The settings of one
   * that the project file installs are Git's: there the text alone goes back. That text stays in force until the files
   * say something else than they do now.
   */
  rollBack(id: string, number: number, author: string): Promise<InstallationView> {
    return this.#apply(() => {
      const latest = this.#demandInstalled(id);
      const target = this.#log.of(id).find(({ revision_number }) => revision_number === number);
      if (target === undefined) return refuse.unknownRevision(id, number, latest.revision_number);
      const { blueprint_hash: recipe } = target;
      if (recipe === null || this.#shelf.get(recipe) === undefined) return refuse.forgottenRecipe(id, number);
      const isOwned = latest.owner === 'api';
      const isInForce = latest.blueprint_hash === recipe;
      const isRolledBack = latest.overruled_hash !== null;
      const isOursToChange =
        latest.settings.blueprint === target.settings.blueprint && (!isInForce || isRolledBack);
      if (!isOwned && !isOursToChange) return refuse.ownedByGit(id);
      const draft = isOwned ? this.#drafts.change(target) : this.#drafts.fromProject(id);
      const cause = { author, occasion: `rolled back to revision ${number}`, recipe };
      return this.#accept(id, latest.owner, draft, cause);
    });
  }

  /**
   * Looks anew at what an integration is made of. Where that checks out and differs from what is in force, it is the
   * next revision, which takes effect between two events; where it does not, the last good state runs on.
   */
  async refresh(id: string, cause: Cause): Promise<Refreshed> {
    const now = this.#options.now ?? Date.now;
    let liveAt: number | undefined;
    const { done, ...refreshed } = await this.#inTurn(async () => {
      const before = this.#log.latest(id)?.revision_number;
      const { installed, written } = this.#present(id, cause);
      const { revision = 1 } = installed;
      // What it counts is stored after it, so that it may begin before it is on disk.
      const applied = this.#deployment.has(installed)
        ? undefined
        : this.#deployment.put(installed, () => {
            liveAt = now();
          });
      const done = Promise.all([written, applied]);
      return { id, revision, isNew: revision !== before, problems: this.problems.of(id), done };
    });
    await done;
    if (refreshed.isNew) await this.#tidy();
    return { ...refreshed, liveAt: liveAt ?? now() };
  }

  /** Ids of the integrations for which one of these blueprints was looked up. */
  dependents(blueprints: ReadonlySet<string>): string[] {
    return this.ids().filter((id) => {
      const lookups = this.#lookups.get(id);
      return lookups === undefined || [...blueprints].some((name) => lookups.has(name));
    });
  }

  /** Puts what the project's files say in force: integrations are added, changed, and let go. */
  async replaceInventory(inventory: Inventory, cause: Cause): Promise<readonly Refreshed[]> {
    const gone = await this.#inTurn(async () => this.#drafts.replace(inventory));
    for (const { id } of gone) {
      this.#deployment.forget(id);
      await this.#options.engine.dismiss(id);
    }
    return Promise.all(this.ids().map((id) => this.refresh(id, cause)));
  }

  /**
   * Removes an integration with its events, dead letters, counts and revisions: one of the admin API, or one that has
   * left the project file and has left something behind.
   */
  async remove(id: string): Promise<Removal> {
    const { engine } = this.#options;
    await this.#inTurn(async () => {
      if (this.#drafts.isClaimed(id) || engine.ledger(id) === undefined) this.#demandOwned(id);
      await this.#log.beginRemoval(id);
    });
    this.#deployment.forget(id);
    const inFlight = await engine.retire(id);
    const dead = engine.ledger(id)?.dead ?? 0;
    await this.#finishRemoval(id);
    if (this.#drafts.inProject(id) !== undefined) await this.#start(id);
    return { id, deleted: true, discarded: { in_flight: inFlight, dead } };
  }

  /** Makes a new key and seals all secrets with it; refused when the key is the environment's. */
  rotateKey(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#options.keyring.isGiven)
        throw new InstallationRefusal('conflict', diagnose('secret/key-given', {}));
      await this.#revisions.rotateKey();
    });
  }

  async #start(id: string): Promise<void> {
    const hadOverride = (this.#log.latest(id)?.override_mark ?? null) !== null;
    const hasEnded = hadOverride && this.#options.overrides?.of(id) === undefined;
    const cause = hasEnded ? { author: 'patchbay', occasion: 'override ended' } : { author: git };
    const { installed, written } = this.#present(id, cause);
    await written;
    await this.#deployment.put(installed);
  }

  /** What an integration is at present, by the files and by what the API has stored, as the engine runs it. */
  #present(id: string, cause: Cause): { installed: InstalledIntegration; written: Promise<void> } {
    const latest = this.#log.latest(id);
    const fault = latest?.owner === 'api' ? this.#drafts.faultOf(latest) : undefined;
    if (latest !== undefined && fault !== undefined) {
      this.problems.note(id, []);
      const installed = parkedOf(latest, this.#revisions.open(latest), fault);
      return { installed, written: Promise.resolve() };
    }
    const written = latest?.owner === 'api' ? this.#drafts.change(latest) : this.#drafts.fromProject(id);
    const { draft, refused } = this.#soundest(written, latest);
    const stored = this.#revisions.store(id, latest?.owner ?? 'git', draft, cause);
    return { installed: this.#runnable(id, draft, stored, refused), written: stored.written };
  }

  /** Where another blueprint than the last good one makes no plan, all that was written with it has to wait. */
  #soundest(draft: Draft, latest: Revision | undefined): { draft: Draft; refused?: Unplanned } {
    const isOther =
      (latest?.blueprint_hash ?? null) !== null && latest?.settings.blueprint !== draft.blueprint;
    if (latest === undefined || !isOther || !draft.enabled) return { draft };
    if (this.#drafts.storedFaultOf(latest) !== undefined) return { draft };
    const found = this.#revisions.find(latest.integration_id, draft);
    return found.ok ? { draft } : { draft: this.#drafts.change(latest), refused: found };
  }

  /** @param refused what the files say, where something else is in force. */
  #runnable(
    id: string,
    draft: Draft,
    { revision, recipe, found }: StoredRevision,
    refused?: Unplanned,
  ): InstalledIntegration {
    const installed = installedOf(draft, revision);
    const wrong = refused ?? (found.ok || !draft.enabled ? undefined : found);
    const missing = wrong && diagnose('engine/plan-missing', { integration: id, cause: wrong.cause });
    const errors = wrong?.diagnostics.filter(({ severity }) => severity === 'error') ?? [];
    this.problems.note(id, errors.length > 0 || missing === undefined ? errors : [missing]);
    this.#lookups.set(id, new Set([...found.names, ...(refused?.names ?? [])]));
    if (recipe !== undefined) return { ...installed, recipe };
    return missing === undefined ? installed : { ...installed, fault: missing };
  }

  /** Stores a draft and lets it take effect. */
  async #accept(id: string, owner: Owner, draft: Draft, cause: Cause): Promise<Accepted> {
    if (owner === 'api') this.#drafts.checkName(draft.name, id);
    const found = this.#revisions.find(id, draft);
    if (draft.enabled && !found.ok && cause.recipe === undefined) refuse.unplanned(draft, found.cause);
    const stored = this.#revisions.store(id, owner, draft, cause);
    await stored.written;
    return { id, applied: this.#deployment.put(this.#runnable(id, draft, stored)) };
  }

  async #apply(accept: () => Promise<Accepted>): Promise<InstallationView> {
    const { id, applied } = await this.#inTurn(async () => accept());
    await applied;
    await this.#tidy();
    return this.view(id) ?? refuse.unknown(id);
  }

  /** What is done is done, whether or not there was time to clear up behind it: the next change tries again. */
  async #tidy(): Promise<void> {
    await this.#revisions
      .tidy()
      .catch((error) => logException(this.#options.log, 'texts of past revisions are still kept', error));
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#changing.then(work);
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  async #finishRemoval(id: string): Promise<void> {
    await this.#options.overrides?.forget(id);
    await this.#options.engine.remove(id);
    await this.#log.forget(id);
  }

  #demand(id: string): Revision {
    return this.#log.latest(id) ?? refuse.unknown(id);
  }

  #demandOwned(id: string): Revision {
    const latest = this.#demandInstalled(id);
    return latest.owner === 'api' ? latest : refuse.ownedByGit(id);
  }

  /** An integration that has left the project file has revisions still, and is not installed any more. */
  #demandInstalled(id: string): Revision {
    const latest = this.#demand(id);
    return this.view(id) === undefined ? refuse.unknown(id) : latest;
  }

  #newId(): string {
    for (;;) {
      const id = `int_${randomBytes(6).toString('hex')}`;
      if (this.#log.of(id).length === 0 && this.#options.engine.ledger(id) === undefined) return id;
    }
  }
}
