import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../../src/engine/index.ts';
import { type ServeProcess, spawnServe } from '../endToEnd/spawnServe.ts';
import type { Author } from './Author.ts';
import type { Sky } from './Sky.ts';
import { soakIntegrations } from './soakProject.ts';

/** `eventsAhead` of src/engine/DeliveryLine.ts: what a crash may deliver twice at most, and one batch. */
const window = 50_000 + 10;

/** Milliseconds until everything is settled once there are no more faults. */
const patience = 90_000;

/** The engine under test, life after life in one folder. */
export class SoakedServe {
  kills = 0;
  readonly #folder: string;
  readonly #environment: Record<string, string>;
  readonly #sky: Sky;
  readonly #authors: readonly Author[];
  /** What was wrong while it ran. */
  readonly breaches: string[] = [];
  /** For each life, by integration, how many events it may write although an earlier life had. */
  readonly #windows: Map<string, number>[] = [new Map()];
  #ledgers = new Map<string, Ledger>();
  #running: Promise<ServeProcess> = Promise.reject(new Error('the engine was not started'));
  #process: ServeProcess | undefined;

  constructor(folder: string, environment: Record<string, string>, sky: Sky, authors: readonly Author[]) {
    this.#folder = folder;
    this.#environment = environment;
    this.#sky = sky;
    this.#authors = authors;
    this.#running.catch(() => {});
  }

  async start(): Promise<void> {
    const endWithUs = (child: ServeProcess['child']) => {
      const kill = () => child.kill('SIGKILL');
      process.once('exit', kill);
      child.once('exit', () => process.off('exit', kill));
    };
    this.#running = spawnServe(this.#folder, { environment: this.#environment, onSpawn: endWithUs });
    this.#process = await this.#running;
  }

  /** The engine, once it is there. */
  running(): Promise<ServeProcess> {
    return this.#running;
  }

  /** Kills the engine at some moment of the next tenth of a second, and starts it anew. */
  async killAndRestart(random: () => number): Promise<void> {
    const victim = await this.#running;
    await pause(random() * 100);
    await this.watchLedgers();
    const settled = new Map(
      [...this.#ledgers].map(([id, { accepted, in_flight }]) => [id, accepted - in_flight]),
    );
    let restarted: (serve: Promise<ServeProcess>) => void = () => {};
    this.#running = new Promise((resolve) => {
      restarted = resolve;
    });
    const next = this.#running;
    await victim.stop('SIGKILL');
    this.kills++;
    // What the dead one had sent has come by then.
    await pause(50);
    this.#sky.startLife();
    const { posted } = this.#counts();
    this.#windows.push(
      new Map(soakIntegrations.map(({ id }) => [id, Math.min(window, posted - (settled.get(id) ?? 0))])),
    );
    await this.start().finally(() => restarted(this.#running));
    this.#running = next;
  }

  /** Reads the books: at any moment they balance, have not gone backwards, and only what has a flaw is dead. */
  async watchLedgers(): Promise<void> {
    const serve = await this.#running;
    for (const { id } of soakIntegrations) {
      const now = await serve.ledger(`int_${id}`);
      const before = this.#ledgers.get(id);
      const { accepted, delivered, filtered, dead, discarded, in_flight } = now;
      if (accepted !== delivered + filtered + dead + discarded + in_flight || in_flight < 0) {
        this.breaches.push(`${id}: the ledger does not balance: ${JSON.stringify(now)}`);
      }
      const sinks = before !== undefined && (accepted < before.accepted || delivered < before.delivered);
      if (sinks)
        this.breaches.push(`${id}: the ledger went from ${JSON.stringify(before)} to ${JSON.stringify(now)}`);
      const { flawed } = this.#counts();
      if (dead > flawed) this.breaches.push(`${id}: ${dead} events are dead, though ${flawed} have a flaw`);
      this.#ledgers.set(id, now);
    }
  }

  /** Waits until nothing is in flight. */
  async settle(): Promise<void> {
    const until = performance.now() + patience;
    for (;;) {
      await this.watchLedgers();
      const open = [...this.#ledgers].filter(([, { in_flight }]) => in_flight > 0);
      if (open.length === 0) return;
      if (performance.now() > until) {
        this.breaches.push(...open.map(([id, { in_flight }]) => `${id}: ${in_flight} events are in flight`));
        return;
      }
      await pause(100);
    }
  }

  /** Ends the engine as an operator would, and looks back on all its lives. */
  async end(): Promise<void> {
    const code = await this.stop('SIGTERM');
    const said = this.#process?.said().slice(-2000) ?? '';
    if (code !== 0) this.breaches.push(`SIGTERM ended the engine with ${code}: ${said}`);
    this.breaches.push(...this.#judgeWindows());
  }

  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null | undefined> {
    return this.#process?.stop(signal);
  }

  #counts(): Author['counts'] {
    const sum = (name: keyof Author['counts']) =>
      this.#authors.reduce((total, { counts }) => total + counts[name], 0);
    return { posted: sum('posted'), flawed: sum('flawed') };
  }

  /** After a kill, only what was not settled in the books may be written again. */
  #judgeWindows(): string[] {
    return [...this.#sky.witnesses].flatMap(([id, { inherited }]) =>
      inherited.flatMap((count, life) => {
        const allowed = this.#windows[life]?.get(id) ?? 0;
        return count > allowed
          ? [`${id}: after kill ${life}, ${count} events were written again of ${allowed} in flight`]
          : [];
      }),
    );
  }
}
