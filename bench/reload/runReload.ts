import { mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ServeProcess, spawnServe, writeKey } from '../../test/endToEnd/spawnServe.ts';
import { AdminClient } from './AdminClient.ts';
import { baseName, breaks } from './blueprintText.ts';
import { Checkouts } from './Checkouts.ts';
import { Editor } from './Editor.ts';
import type { Edit, Evidence } from './Evidence.ts';
import { judgeReload } from './judgeReload.ts';
import { outletsOf, type ReloadProject, reloadEnvironment, writeReloadProject } from './ReloadProject.ts';
import { SteadyLoad } from './SteadyLoad.ts';
import { startWitness, type Witness } from './startWitness.ts';

export interface ReloadRun {
  readonly blueprints: number;
  readonly installed: number;
  readonly edits: number;
  /** Edits before these, which are judged like all others but not timed: what follows edits is compiled by then. */
  readonly warmUp?: number;
  /** Events a second. */
  readonly rate: number;
  /** How many times all files are rewritten by a checkout, among the edits. */
  readonly checkouts: number;
  /** Whether the destination fails all the while. */
  readonly failing: boolean;
  readonly random: () => number;
  /** Whether this process, which posts and edits, is not to take the time of what it watches. */
  readonly yields?: boolean;
}

export interface ReloadResult {
  /** Promises that were broken. */
  readonly faults: readonly string[];
  readonly accepted: number;
  /** Events a second. */
  readonly rate: number;
  /** Records that came. */
  readonly records: number;
  /** Of these, how many had their answer lost. */
  readonly unanswered: number;
  /** Milliseconds from the last byte of an edit until it was in force, as the admin API tells it. */
  readonly live: readonly number[];
  /** What events take from being sent until they have come: the ruler for `seen`, which has this in it. */
  readonly ways: readonly number[];
  /**
   * Milliseconds from the last byte of an edit until the first record that it made has come. None where the destination
   * fails: what was mapped before waits there for its next attempt, and new records behind it.
   */
  readonly seen: readonly number[];
  /** Milliseconds until a checkout shows everywhere: by a record, or where the destination fails as the admin API tells. */
  readonly checkedOut: readonly number[];
  readonly broken: number;
}

/** Milliseconds until an edit has to be in force, or to be told of: far above what is hoped for. */
const patience = 30_000;

/** Milliseconds until everything is delivered, once no more events come and nothing fails. */
const settling = 120_000;

/** Edits blueprints under load, and holds what came against what was promised. */
export async function runReload(run: ReloadRun): Promise<ReloadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-reload-'));
  const outlets = outletsOf(run.blueprints, run.installed);
  const witness = await startWitness(outlets.map(({ id }) => id));
  try {
    const project = writeReloadProject(folder, run.blueprints, outlets, witness.endpoint);
    return await new Reloading(run, folder, project, witness).run();
  } finally {
    witness.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** No edit parks an integration or ends a worker: the last good version runs on. */
function alarmsIn(said: string): string[] {
  const lines = said.split('\n').filter((line) => /"state":"parked"|"engine\/worker-stopped"/.test(line));
  return lines.slice(0, 5).map((line) => `serve said: ${line.slice(0, 500)}`);
}

/** Of the first event of each request. */
function waysOf({ posted, deliveries: { event, at } }: Evidence): number[] {
  const sentAt = new Map(posted.map((request) => [request.first, request.at]));
  const ways: number[] = [];
  for (const [row, number] of event.entries()) {
    const sent = sentAt.get(number);
    if (sent !== undefined) ways.push((at[row] ?? 0) - sent);
  }
  return ways;
}

/** Whoever interrupts a run leaves no server behind. */
function endWithUs(child: ServeProcess['child']): void {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
}

class Reloading {
  readonly #run: ReloadRun;
  readonly #folder: string;
  readonly #project: ReloadProject;
  readonly #witness: Witness;
  readonly #editor: Editor;
  readonly #faults: string[] = [];
  readonly #live: number[] = [];
  readonly #seen: number[] = [];
  readonly #checkedOut: number[] = [];
  #broken = 0;

  constructor(run: ReloadRun, folder: string, project: ReloadProject, witness: Witness) {
    this.#run = run;
    this.#folder = folder;
    this.#project = project;
    this.#witness = witness;
    this.#editor = new Editor(project);
  }

  async run(): Promise<ReloadResult> {
    const { rate, checkouts, failing } = this.#run;
    const branches = checkouts > 0 ? Checkouts.prepare(this.#folder, this.#project, this.#editor) : undefined;
    const serve = await spawnServe(this.#folder, { environment: reloadEnvironment, onSpawn: endWithUs });
    const admin = new AdminClient(serve);
    if (this.#run.yields === true) setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
    try {
      const load = new SteadyLoad(serve.ingestUrl, writeKey, rate);
      this.#witness.fail(failing);
      load.start();
      await this.#awaitFirst();
      await this.#editAll(admin, branches);
      await pause(500);
      await load.stop();
      this.#witness.fail(false);
      await this.#settle(admin, load.accepted);
      await this.#awaitLast();
      const result = await this.#judge(admin, load);
      this.#faults.push(...alarmsIn(serve.said()));
      return result;
    } finally {
      const code = await serve.stop('SIGTERM');
      if (code !== 0) this.#faults.push(`serve ended with ${code}: ${serve.said().slice(-2000)}`);
    }
  }

  /** Delivery has begun everywhere. */
  async #awaitFirst(): Promise<void> {
    for (const [index, { id }] of this.#project.outlets.entries()) {
      const at = await this.#witness.seen(index, 'own', 0, patience);
      if (at === undefined) this.#faults.push(`${id}: nothing came`);
    }
  }

  async #editAll(admin: AdminClient, branches: Checkouts | undefined): Promise<void> {
    const { edits, checkouts, random, warmUp = 0 } = this.#run;
    for (let count = 0; count < warmUp; count++) {
      await this.#editOne(admin);
      await pause(random() * 60);
    }
    for (const times of [this.#live, this.#seen]) times.length = 0;
    const every = Math.floor(edits / (checkouts + 1));
    for (let count = 0; count < edits; count++) {
      if (branches !== undefined && count > 0 && count % every === 0)
        await this.#checkOut(admin, branches, count / every);
      await this.#editOne(admin);
      await pause(random() * 60);
    }
  }

  async #editOne(admin: AdminClient): Promise<void> {
    const { random } = this.#run;
    const name = this.#choose();
    if (random() < 0.1) {
      const flaws = Object.keys(breaks);
      const flaw = flaws[Math.floor(random() * flaws.length)] ?? '';
      this.#editor.edit(name, flaw);
      this.#broken++;
      await this.#awaitProblems(admin, name, flaw, true);
      // Mended at some time, mostly soon, as people do.
      await pause(random() * 200);
      await this.#awaitLive(admin, this.#editor.edit(name));
      await this.#awaitProblems(admin, name, flaw, false);
      return;
    }
    // Now and then somebody saves twice.
    if (random() < 0.1) this.#editor.edit(name);
    await this.#awaitLive(admin, this.#editor.edit(name));
  }

  /** Installed blueprints more often than the others. */
  #choose(): string {
    const { random } = this.#run;
    const chance = random();
    const { outlets, names } = this.#project;
    const choose = (some: readonly string[]) => some[Math.floor(random() * some.length)] ?? baseName;
    if (chance < 0.1) return baseName;
    return choose(chance < 0.75 ? outlets.map(({ own }) => own) : names);
  }

  /** The integrations that a blueprint has a part in, and which. */
  #affected(name: string): { index: number; id: string; of: 'own' | 'base' }[] {
    const found = this.#project.outlets.map(({ id, own, base }, index) => ({ id, own, base, index }));
    return found
      .filter(({ own, base }) => own === name || base === name)
      .map(({ id, own, index }) => ({ index, id, of: own === name ? 'own' : 'base' }));
  }

  async #awaitLive(admin: AdminClient, { file, marker, begun, ended }: Edit): Promise<void> {
    for (const { index, id, of } of this.#affected(file)) {
      if (!this.#run.failing) {
        const at = await this.#witness.seen(index, of, marker, patience);
        if (at === undefined)
          this.#faults.push(`${id}: version ${marker} of ${file} did not come into force`);
        else this.#seen.push(at - ended);
      }
      // This process may be held up between the last byte and its look at the clock.
      const live = await this.#toldLive(admin, id, begun);
      if (live === undefined) this.#faults.push(`${id}: the admin API tells of no reload`);
      else this.#live.push(live - (live < ended ? begun : ended));
    }
  }

  /** All integrations that a change concerns are told at once, some of which are live before others. */
  async #toldLive(admin: AdminClient, id: string, after: number): Promise<number | undefined> {
    for (const until = performance.now() + patience; performance.now() < until; await pause(20)) {
      const live = await admin.liveAt(id, after);
      if (live !== undefined) return live;
    }
    return undefined;
  }

  /** A broken edit is told of each integration that it would change, and no longer once it is mended. */
  async #awaitProblems(admin: AdminClient, name: string, flaw: string, told: boolean): Promise<void> {
    for (const { id } of this.#affected(name)) {
      const until = performance.now() + patience;
      while ((await admin.view(id)).problems.length > 0 !== told) {
        if (performance.now() > until) {
          this.#faults.push(`${id}: ${flaw} in ${name} is ${told ? 'not told' : 'told after it was mended'}`);
          return;
        }
        await pause(10);
      }
    }
  }

  async #checkOut(admin: AdminClient, branches: Checkouts, count: number): Promise<void> {
    // Markers come again here: what was seen before says nothing.
    this.#witness.forget();
    const { marker, begun, ended } = await branches.go(count % 2 === 1 ? 'second' : 'first');
    const times = await Promise.all(
      this.#project.outlets.map(({ id }, index) =>
        this.#run.failing
          ? this.#toldLive(admin, id, begun)
          : this.#witness.seen(index, 'own', marker, patience),
      ),
    );
    if (times.includes(undefined)) this.#faults.push(`checkout ${count} did not come into force everywhere`);
    else this.#checkedOut.push(Math.max(...times.map((at) => at ?? 0)) - ended);
  }

  async #settle(admin: AdminClient, accepted: number): Promise<void> {
    const until = performance.now() + settling;
    for (const { id } of this.#project.outlets) {
      for (;;) {
        const ledger = await admin.ledger(id);
        if (ledger.accepted === accepted && ledger.in_flight === 0) break;
        if (performance.now() > until) {
          this.#faults.push(`${id}: not settled: ${JSON.stringify({ ...ledger, revisions: undefined })}`);
          break;
        }
        await pause(100);
      }
    }
  }

  /** Whatever was held up: the events of the end were mapped by the last versions of all. */
  async #awaitLast(): Promise<void> {
    for (const [index, { id, own, base }] of this.#project.outlets.entries()) {
      for (const [of, file] of [
        ['own', own],
        ['base', base],
      ] as const) {
        const last = this.#editor.edits.findLast((edit) => edit.file === file && edit.good);
        if (last === undefined) continue;
        const at = await this.#witness.seen(index, of, last.marker, patience);
        if (at === undefined) this.#faults.push(`${id}: nothing shows the last version of ${file}`);
      }
    }
  }

  async #judge(admin: AdminClient, load: SteadyLoad): Promise<ReloadResult> {
    const { outlets } = this.#project;
    const files = new Set(outlets.flatMap(({ own, base }) => [own, base]));
    const deliveries = await this.#witness.tell();
    const revisions = await Promise.all(outlets.map(({ id }) => admin.deliveredByText(id)));
    const edits = this.#editor.edits.filter(({ file }) => files.has(file));
    const evidence = { outlets, posted: load.posted, edits, deliveries, revisions };
    this.#faults.push(
      ...load.refusals.slice(0, 3).map((refusal) => `refused: ${refusal}`),
      ...judgeReload(evidence),
    );
    return {
      faults: this.#faults,
      accepted: load.accepted,
      rate: load.rate,
      records: deliveries.event.length,
      unanswered: deliveries.answered.filter((answered) => answered === 0).length,
      live: this.#live,
      ways: waysOf(evidence),
      seen: this.#seen,
      checkedOut: this.#checkedOut,
      broken: this.#broken,
    };
  }
}
