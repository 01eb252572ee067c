import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StsStandIn } from '../aws/StsStandIn.ts';
import { FaultProxy } from '../peers/FaultProxy.ts';
import { seededRandom } from '../seededRandom.ts';
import { Author } from './Author.ts';
import { collectFindings } from './collectFindings.ts';
import { judge } from './judge.ts';
import { Sky } from './Sky.ts';
import { SoakedServe } from './SoakedServe.ts';
import { createSoakResources, startSoakDynamoDb, startSoakKinesis } from './soakEmulators.ts';
import { soakEnvironment, writeSoakProject } from './soakProject.ts';

export interface SoakOptions {
  readonly seed: number;
  /** How long faults last; what is left is delivered after them. */
  readonly seconds: number;
  readonly tell: (line: string) => void;
}

export interface SoakReport {
  /** How often each fault fired, by its title and the destination that it befell. */
  readonly fired: ReadonlyMap<string, number>;
  readonly kills: number;
  readonly posted: number;
  readonly accepted: number;
  /** Everything that was not as it must be. */
  readonly breaches: readonly string[];
}

const authors = 4;
/** Seconds that the troubles may take longer than asked, so that each has come once. */
const overtime = 90;

/** Lets an engine run in bad weather, kills it now and then, and looks afterwards whether anything is missing. */
export async function runSoak({ seed, seconds, tell }: SoakOptions): Promise<SoakReport> {
  const cleanups: (() => unknown)[] = [];
  const onEnd = <Kept>(kept: Kept, cleanup: (kept: Kept) => unknown): Kept => {
    cleanups.push(() => cleanup(kept));
    return kept;
  };
  try {
    const random = seededRandom(seed);
    const folder = onEnd(mkdtempSync(join(tmpdir(), 'patchbay-soak-')), (path) =>
      rmSync(path, { recursive: true, force: true }),
    );
    const stop = (peer: { stop(): Promise<void> }) => peer.stop();
    const dynamodb = onEnd(await startSoakDynamoDb(), stop);
    const kinesis = onEnd(await startSoakKinesis(), stop);
    await createSoakResources({ dynamodb: dynamodb.endpoint, kinesis: kinesis.endpoint });
    const sts = onEnd(await StsStandIn.start(), stop);
    const proxies = {
      dynamodb: onEnd(await FaultProxy.before(dynamodb), stop),
      kinesis: onEnd(await FaultProxy.before(kinesis), stop),
    };
    const sky = new Sky(proxies, { seed, seconds });
    writeSoakProject(folder, { dynamodb: proxies.dynamodb.endpoint, kinesis: proxies.kinesis.endpoint });
    const writers = Array.from({ length: authors }, (_, index) => {
      return new Author('abcdefgh'[index] ?? '', seededRandom(seed + 100 + index));
    });
    const posted = () => writers.flatMap(({ batches }) => batches);
    const serve = onEnd(new SoakedServe(folder, soakEnvironment(sts.endpoint), sky, posted), (engine) =>
      engine.stop('SIGKILL'),
    );
    await serve.start();

    const begun = performance.now();
    const elapsed = () => (performance.now() - begun) / 1000;
    let isOver = false;
    const writing = Promise.all(
      writers.map((author) =>
        author.write(
          () => serve.running(),
          () => isOver,
        ),
      ),
    );
    writing.catch(() => {
      isOver = true;
    });
    const kills = killTimes(seconds, random);
    const mayEnd = () => elapsed() > seconds && (sky.hasShownAll || elapsed() > seconds + overtime);
    while (!isOver && !mayEnd()) {
      await pause(100);
      await serve.watchLedgers();
      if (elapsed() < (kills[0] ?? Number.POSITIVE_INFINITY)) continue;
      kills.shift();
      await serve.killAndRestart(random);
      tell(`${elapsed().toFixed(0)} s: killed and started again`);
    }
    isOver = true;
    await writing;
    sky.clear();
    tell(`${elapsed().toFixed(0)} s: no more faults`);
    const engine = await serve.running();
    for (const author of writers) await author.sayLast(engine);
    const breaches = await serve.settle();
    tell(
      `${elapsed().toFixed(0)} s: ${breaches.length === 0 ? 'everything is settled' : 'it does not settle'}`,
    );
    const findings = await collectFindings(serve, sky, {
      dynamodb: dynamodb.endpoint,
      kinesis: kinesis.endpoint,
    });
    breaches.push(...(await serve.end()), ...sky.breaches, ...judge(posted(), findings));
    const fired = sky.fired;
    for (const [title, count] of fired) if (count === 0) breaches.push(`${title} never fired`);
    return {
      fired,
      kills: serve.kills,
      posted: posted().flatMap(({ events }) => events).length,
      accepted: findings[0]?.ledger.accepted ?? 0,
      breaches,
    };
  } finally {
    for (const cleanup of cleanups.toReversed()) await cleanup();
  }
}

/** Seconds that all troubles take to come once to a single engine. */
const round = 25;

/** Seconds at which the engine is killed: twice at least, and about every ten seconds, but not in the last round. */
function killTimes(seconds: number, random: () => number): number[] {
  const span = Math.max(0.4 * seconds, seconds - round);
  const count = Math.max(2, Math.round(span / 10));
  return Array.from({ length: count }, (_, index) => ((index + 0.2 + 0.6 * random()) / count) * span);
}
