import type { Clock } from '../../batch/Clock.ts';
import type { BlueprintText } from '../../blueprint/resolveBlueprint.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { type Log, logDiagnostic, logException } from '../../telemetry/Log.ts';
import type { OverrideGauges } from '../../telemetry/Metrics.ts';
import { InstallationRefusal } from '../installations/InstallationRefusal.ts';
import type { TrialReport } from '../trial/TrialReport.ts';
import { verdictText } from '../trial/Verdict.ts';
import { ExpiryWatch } from './ExpiryWatch.ts';
import { exportOverride } from './export/exportOverride.ts';
import type { ProjectFiles } from './export/ProjectFiles.ts';
import type { OverrideDrift } from './findDrift.ts';
import { OverrideDesk, type OverrideDeskOptions } from './OverrideDesk.ts';
import type { KnownOverride } from './OverrideRegister.ts';
import type { OverrideRow } from './OverrideRow.ts';
import type { OverrideView } from './OverrideView.ts';

/** Who does something, and what is being done. */
export interface Cause {
  readonly author: string;
  readonly occasion: string;
}

/** What happened to an override, for the audit log. */
export interface OverrideEvent {
  readonly action: 'override.set' | 'override.clear' | 'override.expire' | 'override.roll_back';
  readonly integration: string;
  readonly author: string;
  /** One line for people. */
  readonly summary: string;
  readonly before: OverrideRow | undefined;
  readonly after: OverrideRow | undefined;
}

export interface OverridesOptions extends Omit<OverrideDeskOptions, 'now'> {
  /** Lets an integration run what it is to run now, as a new revision. Resolves when that is in force. */
  readonly refresh: (id: string, by: Cause) => Promise<unknown>;
  /** Has records mapped again that are under way and that the destination refuses. */
  readonly reopen: (id: string) => Promise<void>;
  /** The names of the blueprints of all installed integrations, by their ids. */
  readonly blueprints: () => ReadonlyMap<string, string>;
  /** Where a patch that makes an override permanent is to be applied. */
  readonly files: ProjectFiles;
  readonly clock: Clock;
  readonly log: Log;
  readonly onEvent?: (event: OverrideEvent) => void;
}

/** The author of what happens by itself, and of what files say. */
const patchbay = 'patchbay';
const git = 'git';

/** What the text of a request is called in its diagnostics. */
const requestName = 'override.json';

/**
 * Overrides at run time: set and cleared by the admin API, read from files, ended by their date or by what becomes of
 * events. Whatever happens is stored first; then the integration is told to run what it is to run now. What is refused
 * is thrown as `InstallationRefusal`.
 */
export class Overrides {
  readonly #options: OverridesOptions;
  readonly #desk: OverrideDesk;
  readonly #watch: ExpiryWatch;
  readonly #trials = new Map<string, TrialReport>();
  readonly #drifts = new Map<string, OverrideDrift['kind']>();
  /** How often overrides were rolled back since the start, by integration. */
  readonly rollBacks = new Map<string, number>();
  /** What changes is looked at by somebody else. */
  #isQuiet = false;
  /** The last change: they are made one after the other. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(options: OverridesOptions) {
    const { clock } = options;
    this.#options = options;
    this.#desk = new OverrideDesk({ ...options, now: () => clock.now() });
    this.#watch = new ExpiryWatch(clock, () => this.#inBackground(() => this.#expire()));
  }

  /** Ends what has expired meanwhile, and watches over the others from now on. */
  async start(): Promise<void> {
    await this.#inTurn(() => this.#expire());
    this.noticeAll();
  }

  /** Resolves when nothing is being changed any more. */
  async close(): Promise<void> {
    this.#watch.close();
    await this.#changing;
  }

  /** In the order of their integrations. */
  views(): OverrideView[] {
    const ids = this.#options.register.all().map(({ row }) => row.integration_id);
    return ids.toSorted().flatMap((id) => this.view(id) ?? []);
  }

  view(id: string): OverrideView | undefined {
    const known = this.#options.register.find(id);
    return known && this.#desk.view(known, this.#trials.get(id));
  }

  /**
   * Puts an override in force, in the place of the one before. One that does not hold changes nothing.
   *
   * @param text JSON, as the request had it.
   */
  async set(id: string, text: string, author: string): Promise<OverrideView> {
    await this.#inTurn(() => {
      this.#desk.demandBlueprint(id);
      this.#refuseFile(id);
      this.#desk.demandSound(id, text, requestName);
      return this.#put(id, { owner: 'api', text, file: requestName, set_by: author });
    });
    return this.view(id) ?? this.#refuseMissing(id);
  }

  /** @throws InstallationRefusal when there is none, or when it stands in a file. */
  clear(id: string, author: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#desk.demandBlueprint(id);
      this.#refuseFile(id);
      const known = this.#options.register.find(id) ?? this.#refuseMissing(id);
      await this.#remove(known, { action: 'override.clear', author, summary: 'override cleared' });
    });
  }

  /**
   * Takes note of the file for an integration: what it says, or that there is none. One that is as it was stays what it
   * is, suspended or not; an override of the admin API gives way to it.
   *
   * @param file what it is called.
   */
  setFile(id: string, text: string | undefined, file = `overrides/${id}.yaml`): Promise<void> {
    return this.#inTurn(() => this.#takeFile(id, text, file));
  }

  async #takeFile(id: string, text: string | undefined, file = `overrides/${id}.yaml`): Promise<void> {
    const known = this.#options.register.find(id);
    const isSame = known?.row.text === text && known?.row.file === file;
    if (known?.row.owner === 'git' && isSame) return;
    if (text !== undefined) await this.#put(id, { owner: 'git', text, file, set_by: git });
    else if (known?.row.owner === 'git') {
      const summary = `override removed: ${known.reason}`;
      await this.#remove(known, { action: 'override.clear', author: git, summary });
    }
  }

  /** The same as soon as there is time for it. */
  fileChanged(id: string, found: BlueprintText | undefined): void {
    const text = found && Buffer.from(found.text).toString('utf8');
    this.#inBackground(() => this.#takeFile(id, text, found?.file));
  }

  /** Takes note of all files at once: who has none here has none. @param files by the id of their integration. */
  async setFiles(
    files: ReadonlyMap<string, { readonly text: string; readonly file: string }>,
  ): Promise<void> {
    for (const { row } of this.#options.register.all()) {
      if (row.owner === 'git' && !files.has(row.integration_id))
        await this.setFile(row.integration_id, undefined);
    }
    for (const [id, { text, file }] of files) await this.setFile(id, text, file);
  }

  /** The same before the integrations are started, which looks at the overrides by itself. */
  async takeFiles(files: Parameters<Overrides['setFiles']>[0]): Promise<void> {
    this.#isQuiet = true;
    await this.setFiles(files).finally(() => {
      this.#isQuiet = false;
    });
  }

  /**
   * The patch of the project's files that makes an override permanent, in the unified format.
   *
   * @throws InstallationRefusal when there is no override, or when it does not hold together with its blueprint.
   */
  export(id: string): string {
    const { library, files, blueprints } = this.#options;
    const blueprint = this.#desk.demandBlueprint(id);
    const known = this.#options.register.find(id) ?? this.#refuseMissing(id);
    const others = [...blueprints()].flatMap(([other, name]) => (other === id ? [] : name));
    const patch = exportOverride(known, { library, files, blueprint, others });
    if (patch !== undefined) return patch;
    throw new InstallationRefusal('conflict', diagnose('override/not-exportable', { id }));
  }

  /** How an override is doing. One that has to go goes. */
  hear(id: string, report: TrialReport): void {
    this.#trials.set(id, report);
    const { verdict, mark } = report;
    if (verdict === undefined) return;
    this.#inBackground(async () => {
      // It may have been replaced while this was on its way.
      if (this.#options.register.of(id)?.mark !== mark) return;
      await this.#rollBack(id, verdictText(verdict));
      // What it has made would be sent until the end of days.
      if (verdict.kind === 'refused') await this.#options.reopen(id);
    });
  }

  /** As metrics show them. */
  gauges(): OverrideGauges {
    const standing = this.views().map(({ integration_id: integration, mode, state, drift }) => ({
      integration,
      mode,
      state,
      drift: drift.kind,
    }));
    return { standing, rollBacks: this.rollBacks };
  }

  noticeAll(): void {
    for (const { row } of this.#options.register.all()) this.notice(row.integration_id);
  }

  /** The blueprint below an override may have changed: tells of drift when it begins. */
  notice(id: string): void {
    const known = this.#options.register.find(id);
    const { kind, places } = known === undefined ? noDrift : this.#desk.drift(known);
    const before = this.#drifts.get(id);
    this.#drifts.set(id, kind);
    if (kind === before || kind === 'none') return;
    const blanks = { id, places: places.slice(0, 5).join(', ') };
    logDiagnostic(this.#options.log, diagnose(`override/${kind}`, blanks), { integration: id });
  }

  async #put(id: string, given: Pick<OverrideRow, 'owner' | 'text' | 'file' | 'set_by'>): Promise<void> {
    const { register } = this.#options;
    const before = register.find(id)?.row;
    const after = this.#desk.rowOf(id, { ...given, suspended: null });
    await register.put(after);
    const summary = `override set: ${register.find(id)?.reason ?? ''}`;
    await this.#changed({
      action: 'override.set',
      integration: id,
      author: given.set_by,
      summary,
      before,
      after,
    });
    if (register.isExpired(id)) await this.#expire();
  }

  async #rollBack(id: string, cause: string): Promise<void> {
    const known = this.#options.register.find(id);
    if (known === undefined) return;
    this.rollBacks.set(id, (this.rollBacks.get(id) ?? 0) + 1);
    const summary = `override rolled back: ${cause}`;
    await this.#end(known, { action: 'override.roll_back', author: patchbay, summary }, cause);
  }

  async #expire(): Promise<void> {
    const { register } = this.#options;
    for (const known of register.all()) {
      if (!register.isExpired(known.row.integration_id)) continue;
      const summary = `override expired: ${known.reason}`;
      await this.#end(known, { action: 'override.expire', author: patchbay, summary }, 'it has expired');
    }
    this.#schedule();
  }

  /** An override of the admin API goes; a file is not ours to remove, and is passed over until it changes. */
  async #end(known: KnownOverride, what: Happening, cause: string): Promise<void> {
    const { register, clock } = this.#options;
    const { row: before } = known;
    if (before.owner === 'api') return this.#remove(known, what);
    if (before.suspended !== null) return;
    const after = { ...before, suspended: { at: new Date(clock.now()).toISOString(), cause } };
    await register.put(after);
    await this.#changed({ ...what, integration: before.integration_id, before, after });
  }

  async #remove({ row: before }: KnownOverride, what: Happening): Promise<void> {
    const { integration_id: integration } = before;
    await this.#options.register.remove(integration);
    await this.#changed({ ...what, integration, before, after: undefined });
  }

  /** Tells everybody, and lets it take effect. */
  async #changed(event: OverrideEvent): Promise<void> {
    const { refresh, log, onEvent, blueprintOf } = this.#options;
    const { integration, author, summary, action } = event;
    this.#trials.delete(integration);
    log.write(action === 'override.roll_back' ? 'error' : 'info', summary, { integration });
    onEvent?.(event);
    if (!this.#isQuiet && blueprintOf(integration) !== undefined)
      await refresh(integration, { author, occasion: summary });
    this.notice(integration);
    this.#schedule();
  }

  #schedule(): void {
    const standing = this.#options.register.all().filter(({ row }) => row.suspended === null);
    this.#watch.set(standing.flatMap(({ expiresAt }) => expiresAt ?? []));
  }

  #refuseFile(id: string): void {
    const row = this.#options.register.find(id)?.row;
    if (row?.owner !== 'git') return;
    throw new InstallationRefusal('conflict', diagnose('override/owned-by-git', { id, file: row.file }));
  }

  #refuseMissing(id: string): never {
    throw new InstallationRefusal('unknown', diagnose('override/none', { id }));
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#changing.then(work);
    this.#changing = turn.catch(() => undefined);
    return turn;
  }

  #inBackground(work: () => Promise<void>): void {
    this.#inTurn(work).catch((error) =>
      logException(this.#options.log, 'an override could not be ended', error),
    );
  }
}

type Happening = Pick<OverrideEvent, 'action' | 'author' | 'summary'>;

const noDrift: OverrideDrift = { kind: 'none', places: [] };
