import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { ProjectIntegration } from '../../project/Project.ts';
import type { Draft } from './Draft.ts';
import { InstallationRefusal } from './InstallationRefusal.ts';
import type { Inventory } from './Inventory.ts';
import type { OpenedSettings } from './openSettings.ts';
import type { Revision } from './Revision.ts';
import type { RevisionLog } from './RevisionLog.ts';
import { type ReadDraft, readDraft } from './readDraft.ts';
import { refuse } from './refuse.ts';

/** A body of the admin API. */
export type Request = Readonly<Record<string, unknown>>;

export interface DraftsOptions {
  readonly inventory: Inventory;
  readonly log: RevisionLog;
  /** A revision's settings with their secrets. */
  readonly open: (revision: Revision) => OpenedSettings;
}

/**
 * What integrations are to be, by what the project's files say and by what the API has stored. What cannot be is thrown
 * as `InstallationRefusal`.
 */
export class Drafts {
  readonly #log: RevisionLog;
  readonly #open: DraftsOptions['open'];
  #inventory: Inventory;

  constructor({ inventory, log, open }: DraftsOptions) {
    this.#inventory = inventory;
    this.#log = log;
    this.#open = open;
  }

  get inventory(): Inventory {
    return this.#inventory;
  }

  /** @returns what the project file has installed and installs no more. */
  replace(inventory: Inventory): ProjectIntegration[] {
    const before = this.#inventory.project;
    this.#inventory = inventory;
    return before.filter(
      ({ id }) => this.inProject(id) === undefined && this.#log.latest(id)?.owner === 'git',
    );
  }

  inProject(id: string): ProjectIntegration | undefined {
    return this.#inventory.project.find((one) => one.id === id);
  }

  /** Whether the project file installs it. */
  isClaimed(id: string): boolean {
    const { project, claimed = project.map((integration) => integration.id) } = this.#inventory;
    return claimed.includes(id) && this.#log.latest(id)?.owner !== 'api';
  }

  /** A new one of the API. @param key of the catalog entry. */
  begin(id: string, key: string, request: Request): Draft {
    const { catalog, sources } = this.#inventory;
    const entry = catalog.get(key) ?? refuse.unknownEntry(key, catalog.keys());
    return sound(readDraft(request, { id, entry, sources }));
  }

  /** A revision as today's catalog completes it, with what a request changes. */
  change(revision: Revision, request: Request = {}): Draft {
    return sound(this.#read(revision, request));
  }

  fromProject(id: string): Draft {
    const integration = this.inProject(id) ?? refuse.unknown(id);
    const { entry, config } = integration;
    return { ...integration, deliveryMode: entry.delivery_modes[0] ?? '', given: Object.keys(config) };
  }

  /** What keeps an integration of the admin API from running as it is stored. */
  faultOf(latest: Revision): Diagnostic | undefined {
    const { integration_id: id } = latest;
    if (this.inProject(id) !== undefined) return diagnose('installation/id-clash', { id });
    return this.storedFaultOf(latest);
  }

  /** What keeps a revision, whoever has made it, from being run again by today's catalog. */
  storedFaultOf(latest: Revision): Diagnostic | undefined {
    const { integration_id: id, settings } = latest;
    const key = settings.integration;
    if (!this.#inventory.catalog.has(key)) return diagnose('installation/entry-missing', { id, key });
    const { lost } = this.#open(latest);
    if (lost.length > 0) return diagnose('secret/lost', { fields: lost.join('`, `'), integration: id });
    const read = this.#read(latest, {});
    if (read.ok) return undefined;
    const fields = read.problems.map(({ message }) => message).join('; ');
    return diagnose('installation/settings-outdated', { id, fields });
  }

  /** Two integrations of the API never have one name. */
  checkName(name: string, id: string): void {
    for (const other of this.#log.ids()) {
      const latest = this.#log.latest(other);
      if (other === id || latest?.owner !== 'api' || latest.settings.name !== name) continue;
      throw new InstallationRefusal('conflict', diagnose('installation/name-taken', { name, id: other }));
    }
  }

  #read(revision: Revision, request: Request): ReadDraft {
    const { catalog, sources } = this.#inventory;
    const { integration_id: id, settings } = revision;
    const entry = catalog.get(settings.integration) ?? refuse.missingEntry(id, settings.integration);
    return readDraft(request, { id, entry, sources, before: this.#open(revision) });
  }
}

function sound(read: ReadDraft): Draft {
  return read.ok ? read.draft : refuse.invalid(read.problems);
}
