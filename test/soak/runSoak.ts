import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../seededRandom.ts';
import { Author } from './Author.ts';
import { collectFindings } from './collectFindings.ts';
import { judge } from './judge.ts';
import { Sky } from './Sky.ts';
import { SoakedServe } from './SoakedServe.ts';
import { type Endpoints, Stage } from './Stage.ts';

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
  /** Everything that was not as it must be. */
  readonly breaches: readonly string[];
}

/** Each has users of its own. */
const authorNames = ['a', 'b', 'c', 'd'];
/** Seconds that the troubles may take longer than asked, so that each has come once. */
const overtime = 90;

/**
 * Lets an engine run in bad weather, kills it now and then, and looks afterwards whether anything is missing. What is
 * seen to be wrong while it runs ends it at once.
 */
export function runSoak({ seed, seconds, tell }: SoakOptions): Promise<SoakReport> {
  return Stage.during(async (stage, { proxies, emulatorEndpoints, environment }) => {
    const begun = performance.now();
    const elapsed = () => (performance.now() - begun) / 1000;
    const say = (words: string) => tell(`${elapsed().toFixed(0)} s: ${words}`);
    const sky = new Sky(proxies, { seed, seconds });
    const authors = authorNames.map((name, index) => new Author(name, seededRandom(seed + 100 + index)));
    const serve = await stage.keep(new SoakedServe(stage.folder, environment, sky, authors));
    await serve.start();

    const random = seededRandom(seed + 200);
    const kills = killTimes(seconds, random);
    const shown = () => sky.hasShownAll || elapsed() > seconds + overtime;
    const isOver = () => isBroken(serve, sky) || (elapsed() > seconds && kills.length === 0 && shown());
    const writing = Promise.all(authors.map((author) => author.write(() => serve.running(), isOver)));
    const storming = (async () => {
      while (!isOver()) {
        await pause(100);
        await serve.watchLedgers();
        if (elapsed() < (kills[0] ?? Number.POSITIVE_INFINITY)) continue;
        kills.shift();
        await serve.killAndRestart(random);
        say('killed and started again');
      }
    })();
    await Promise.all([writing, storming]);
    sky.clear();
    say('no more faults');
    const found = isBroken(serve, sky)
      ? []
      : [
          ...neverFired(sky),
          ...(await settleAndJudge(serve, sky, { authors, endpoints: emulatorEndpoints })),
        ];
    say('settled and judged');
    return {
      fired: sky.fired,
      kills: serve.kills,
      posted: authors.reduce((sum, { counts }) => sum + counts.posted, 0),
      breaches: [...serve.breaches, ...sky.breaches, ...found],
    };
  });
}

function isBroken({ breaches }: SoakedServe, sky: Sky): boolean {
  return breaches.length + sky.breaches.length > 0;
}

function neverFired({ fired }: Sky): string[] {
  return [...fired].filter(([, count]) => count === 0).map(([title]) => `${title} never fired`);
}

async function settleAndJudge(
  serve: SoakedServe,
  sky: Sky,
  { authors, endpoints }: { readonly authors: readonly Author[]; readonly endpoints: Endpoints },
): Promise<string[]> {
  const engine = await serve.running();
  for (const author of authors) await author.sayLast(engine);
  await serve.settle();
  const findings = await collectFindings(engine, sky, endpoints);
  await serve.end();
  return judge(
    authors.flatMap(({ batches }) => batches),
    findings,
  );
}

/** Seconds that all troubles take to come once to a single engine. */
const round = 25;

/** Seconds at which the engine is killed: twice at least, and about every ten seconds, but not in the last round. */
function killTimes(seconds: number, random: () => number): number[] {
  const span = Math.max(0.4 * seconds, seconds - round);
  const count = Math.max(2, Math.round(span / 10));
  return Array.from({ length: count }, (_, index) => ((index + 0.2 + 0.6 * random()) / count) * span);
}
