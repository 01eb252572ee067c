import { randomBytes } from 'node:crypto';
import type { BlueprintLibrary } from '../../blueprint/resolveBlueprint.ts';
import type { CatalogEntry } from '../../catalog/CatalogEntry.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ProjectIntegration } from '../../project/Project.ts';
import type { SecretKeyring } from '../../project/secrets/SecretKeyring.ts';
import type { Engine } from '../Engine.ts';
import type { Draft } from './Draft.ts';
import { InstallationRefusal } from './InstallationRefusal.ts';
import { type InstallationView, installationViewOf } from './InstallationView.ts';
import { installedOf, parkedOf } from './installedOf.ts';
import type { Revision } from './Revision.ts';
import { RevisionLog } from './RevisionLog.ts';
import { Revisions } from './Revisions.ts';
import { type RevisionView, revisionViewOf } from './RevisionView.ts';
import { type ReadDraft, readDraft } from './readDraft.ts';
import { refuse } from './refuse.ts';

export interface InstallationsOptions {
  readonly engine: Engine;
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  readonly library: BlueprintLibrary;
  /** What the project file installs. */
  readonly project: readonly ProjectIntegration[];
  /** Ids of what it installs, where more is not known; those of `project` if not given. */
  readonly claimed?: readonly string[];
  /** Ids of the sources there are. */
  readonly sources: readonly string[];
  readonly keyring: SecretKeyring;
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

/** A body of the admin API. */
type Request = Readonly<Record<string, unknown>>;

/** A change that is stored, and the promise that it has taken effect. */
interface Accepted {
  readonly id: string;
  readonly applied: Promise<void>;
}

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
  /** The last change: they are checked and stored one after the other. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(options: InstallationsOptions) {
    const { engine, keyring, library, now = Date.now } = options;
    this.#options = options;
    this.#log = new RevisionLog(engine.table('revisions'));
    this.#revisions = new Revisions({ log: this.#log, keyring, library, now });
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
    const project = this.#options.project.filter(({ id }) => isWanted(id) && !owned.includes(id));
    await Promise.all([
      ...project.map((integration) => this.#startProject(integration)),
      ...owned.filter(isWanted).map((id) => this.#startOwned(id)),
    ]);
    const locked = owned.filter((id) => this.#revisions.open(this.#demand(id)).lost.length > 0);
    const complaints =
      locked.length === 0 ? [] : [diagnose('secret/wrong-key', { integrations: locked.join(', ') })];
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
    return [...new Set([...this.#options.project.map(({ id }) => id), ...owned])].toSorted();
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
    return installationViewOf(installed, first, latest);
  }

  /** Oldest first. */
  revisions(id: string): RevisionView[] {
    return this.#log.of(id).map(revisionViewOf);
  }

  /** Installs an entry of the catalog for the admin API. @param request as in `readDraft`. */
  install(key: string, request: Request, author: string): Promise<InstallationView> {
    return this.#apply(() => {
      const { catalog, sources } = this.#options;
      const entry = catalog.get(key) ?? refuse.unknownEntry(key, catalog.keys());
      const id = this.#newId();
      return this.#accept(id, sound(readDraft(request, { id, entry, sources })), { author });
    });
  }

  /** Changes what the request names and nothing else. */
  change(id: string, request: Request, author: string): Promise<InstallationView> {
    return this.#apply(() => {
      const draft = sound(this.#redraft(this.#demandOwned(id), request));
      return this.#accept(id, draft, { author });
    });
  }

  /** Makes a revision with the settings of an earlier one. The words of a blueprint are Git's and stay as they are. */
  rollBack(id: string, number: number, author: string): Promise<InstallationView> {
    return this.#apply(() => {
      const { revision_number: latest } = this.#demandOwned(id);
      const target = this.#log.of(id).find(({ revision_number }) => revision_number === number);
      if (target === undefined) return refuse.unknownRevision(id, number, latest);
      const occasion = `rolled back to revision ${number}`;
      return this.#accept(id, sound(this.#redraft(target, {})), { author, occasion });
    });
  }

  /**
   * Removes an integration with its events, dead letters, counts and revisions: one of the admin API, or one that has
   * left the project file and has left something behind.
   */
  async remove(id: string): Promise<Removal> {
    const { engine, project } = this.#options;
    await this.#inTurn(async () => {
      if (this.#isClaimed(id) || engine.ledger(id) === undefined) this.#demandOwned(id);
      await this.#log.beginRemoval(id);
    });
    const inFlight = await engine.retire(id);
    const dead = engine.ledger(id)?.dead ?? 0;
    await this.#finishRemoval(id);
    const successor = project.find((integration) => integration.id === id);
    if (successor !== undefined) await this.#startProject(successor);
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

  async #startProject(integration: ProjectIntegration): Promise<void> {
    const { id, entry, config } = integration;
    const draft = { ...integration, deliveryMode: entry.delivery_modes[0] ?? '', given: Object.keys(config) };
    const { revision_number: revision } = await this.#revisions.store(id, 'git', draft, { author: git });
    await this.#options.engine.put({ ...integration, revision });
  }

  async #startOwned(id: string): Promise<void> {
    const { engine } = this.#options;
    const latest = this.#demand(id);
    const fault = this.#faultOf(latest);
    if (fault !== undefined) return engine.put(parkedOf(latest, this.#revisions.open(latest), fault));
    const draft = sound(this.#redraft(latest, {}));
    const revision = await this.#revisions.store(id, 'api', draft, { author: git });
    await engine.put(installedOf(draft, revision));
  }

  /** What keeps an integration of the admin API from running as it is stored. */
  #faultOf(latest: Revision): Diagnostic | undefined {
    const { catalog, project } = this.#options;
    const { integration_id: id, settings } = latest;
    const key = settings.integration;
    if (project.some((other) => other.id === id)) return diagnose('installation/id-clash', { id });
    if (!catalog.has(key)) return diagnose('installation/entry-missing', { id, key });
    const { lost } = this.#revisions.open(latest);
    if (lost.length > 0) return diagnose('secret/lost', { fields: lost.join('`, `'), integration: id });
    const read = this.#redraft(latest, {});
    if (read.ok) return undefined;
    const fields = read.problems.map(({ message }) => message).join('; ');
    return diagnose('installation/settings-outdated', { id, fields });
  }

  /** A revision as today's catalog completes it, with what a request changes. */
  #redraft(revision: Revision, request: Request): ReadDraft {
    const { catalog, sources } = this.#options;
    const { integration_id: id, settings } = revision;
    const entry = catalog.get(settings.integration) ?? refuse.missingEntry(id, settings.integration);
    return readDraft(request, { id, entry, sources, before: this.#revisions.open(revision) });
  }

  /** Stores a draft and lets it take effect. */
  async #accept(
    id: string,
    draft: Draft,
    by: { readonly author: string; readonly occasion?: string },
  ): Promise<Accepted> {
    this.#checkName(draft.name, id);
    const obstacle = draft.enabled ? this.#revisions.obstacle(draft) : undefined;
    if (obstacle !== undefined) refuse.unplanned(draft, obstacle);
    const revision = await this.#revisions.store(id, 'api', draft, by);
    return { id, applied: this.#options.engine.put(installedOf(draft, revision)) };
  }

  async #apply(accept: () => Promise<Accepted>): Promise<InstallationView> {
    const { id, applied } = await this.#inTurn(async () => accept());
    await applied;
    return this.view(id) ?? refuse.unknown(id);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#changing.then(work);
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  async #finishRemoval(id: string): Promise<void> {
    await this.#options.engine.remove(id);
    await this.#log.forget(id);
  }

  #checkName(name: string, id: string): void {
    for (const other of this.#log.ids()) {
      const latest = this.#log.latest(other);
      if (other === id || latest?.owner !== 'api' || latest.settings.name !== name) continue;
      throw new InstallationRefusal('conflict', diagnose('installation/name-taken', { name, id: other }));
    }
  }

  #demand(id: string): Revision {
    return this.#log.latest(id) ?? refuse.unknown(id);
  }

  /** Whether the project file installs it. */
  #isClaimed(id: string): boolean {
    const { project, claimed = project.map((integration) => integration.id) } = this.#options;
    return claimed.includes(id) && this.#log.latest(id)?.owner !== 'api';
  }

  #demandOwned(id: string): Revision {
    const latest = this.#demand(id);
    if (latest.owner === 'api') return latest;
    // An integration that has left the project file has revisions still, and is not installed any more.
    if (this.view(id) === undefined) return refuse.unknown(id);
    throw new InstallationRefusal('conflict', diagnose('installation/owned-by-git', { id }));
  }

  #newId(): string {
    for (;;) {
      const id = `int_${randomBytes(6).toString('hex')}`;
      if (this.#log.of(id).length === 0 && this.#options.engine.ledger(id) === undefined) return id;
    }
  }
}

function sound(read: ReadDraft): Draft {
  return read.ok ? read.draft : refuse.invalid(read.problems);
}
