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
/** Seconds that all troubles take to come once to a single engine: in the last of them there are no kills. */
const round = 25;
/** Seconds that the troubles may take longer than asked, so that each has come once. */
const overtime = 90;

/**
 * Lets an engine run in bad weather, kills it now and then, and looks afterwards whether anything is missing. What is
 * seen to be wrong while it runs ends it at once.
 */
export function runSoak(options: SoakOptions): Promise<SoakReport> {
  return Stage.during(async (stage, { proxies, emulatorEndpoints, environment }) => {
    const { seed } = options;
    const begun = performance.now();
    const elapsed = () => (performance.now() - begun) / 1000;
    const say = (words: string) => options.tell(`${elapsed().toFixed(0)} s: ${words}`);
    const sky = new Sky(proxies, options);
    const authors = authorNames.map((name, index) => new Author(name, seededRandom(seed + 100 + index)));
    const serve = await stage.keep(new SoakedServe(stage.folder, environment, sky, authors));
    const play: Play = { serve, sky, authors, elapsed, say };
    await serve.start();
    await storm(play, options);
    sky.clear();
    say('no more faults');
    // The last faults may still be under way when they have come to everything: they count once it has settled.
    const judged = isBroken(play) ? [] : await judgeAll(play, emulatorEndpoints);
    const found = isBroken(play) ? [] : [...neverFired(sky), ...judged];
    say('settled and judged');
    return {
      fired: sky.fired,
      kills: serve.kills,
      posted: authors.reduce((sum, { counts }) => sum + counts.posted, 0),
      breaches: [...serve.breaches, ...sky.breaches, ...found],
    };
  });
}

interface Play {
  readonly serve: SoakedServe;
  readonly sky: Sky;
  readonly authors: readonly Author[];
  /** Seconds since it began. */
  elapsed(): number;
  say(words: string): void;
}

/** Posts, fails and kills, until each trouble has come to an engine that was not killed. */
async function storm(play: Play, { seed, seconds }: SoakOptions): Promise<void> {
  const { serve, sky, authors, elapsed, say } = play;
  const random = seededRandom(seed + 200);
  const nextKill = () => elapsed() + Math.min(10, seconds / 6) * (0.4 + 1.2 * random());
  const kills = () => serve.kills < 2 || elapsed() < seconds - round;
  const hasShownAll = () => sky.hasShownAll || elapsed() > seconds + overtime;
  const isOver = () => isBroken(play) || (elapsed() > seconds && !kills() && hasShownAll());
  const writing = authors.map((author) => author.write(() => serve.running(), isOver));
  const killing = async () => {
    for (let killAt = nextKill(); !isOver(); ) {
      await pause(100);
      await serve.watchLedgers();
      if (elapsed() < killAt || !kills()) continue;
      await serve.killAndRestart(random);
      say('killed and started again');
      killAt = nextKill();
    }
  };
  await Promise.all([...writing, killing()]);
}

function isBroken({ serve, sky }: Play): boolean {
  return serve.breaches.length + sky.breaches.length > 0;
}

function neverFired({ fired }: Sky): string[] {
  return [...fired].filter(([, count]) => count === 0).map(([title]) => `${title} never fired`);
}

async function judgeAll({ serve, sky, authors }: Play, endpoints: Endpoints): Promise<string[]> {
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
