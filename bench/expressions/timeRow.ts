import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { compileExpression } from '../../dist/index.js';
import { median } from '../compare.ts';
import type { Envelope } from './Envelope.ts';
import type { Row } from './Row.ts';

export interface Timing {
  readonly mode: 'compiled' | 'interpreted';
  /** Nanoseconds of process CPU time an evaluation, medians of the rounds. */
  readonly byHand: number;
  readonly ours: number;
  readonly jsonata: number;
  /** How many times as fast as jsonata, and how much of the hand-written time; medians of the rounds' ratios. */
  readonly gain: number;
  readonly share: number;
}

type Evaluate = (event: Envelope) => unknown;
type Loop = (repeats: number) => void | Promise<void>;

/** What loops write their last result to, so that no evaluation can be left out. */
const kept: { value?: unknown } = {};

/** CPU time of one measurement, in microseconds: enough for the clock, little enough for many rounds. */
const measured = 6_000;
const rounds = 9;

/**
 * Times one row over the envelopes that `read` answers, once all three ways were seen to answer the same. Each way reads
 * envelopes of its own: the package writes into some of them.
 */
export async function timeRow(row: Row, read: () => readonly Envelope[]): Promise<Timing> {
  const compiled = compileExpression(row.expression);
  const interpreted = jsonata(row.expression);
  const ours: Evaluate = compiled.evaluate;
  const theirs: Evaluate = (event) => interpreted.evaluate(event);
  await verify(row, read, ours, theirs);
  const count = read().length;
  const loops = [
    syncLoop(row.byHand, read()),
    compiled.mode === 'compiled' ? syncLoop(ours, read()) : asyncLoop(ours, read()),
    asyncLoop(theirs, read()),
  ];
  const repeats: number[] = [];
  for (const loop of loops) repeats.push(await calibrate(loop));
  const times = loops.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const [index, loop] of loops.entries()) {
      const nanos = (await cpuTime(loop, repeats[index] as number)) * 1000;
      times[index]?.push(nanos / (repeats[index] as number) / count);
    }
  }
  const [hand, own, other] = times as [number[], number[], number[]];
  return {
    mode: compiled.mode,
    byHand: median(hand),
    ours: median(own),
    jsonata: median(other),
    gain: median(own.map((time, round) => (other[round] as number) / time)),
    share: median(own.map((time, round) => time / (hand[round] as number))),
  };
}

async function verify(
  row: Row,
  read: () => readonly Envelope[],
  ours: Evaluate,
  theirs: Evaluate,
): Promise<void> {
  const [given, others, last] = [read(), read(), read()];
  for (const [index, event] of given.entries()) {
    const expected = plain(await theirs(event));
    const answers = {
      'by hand': row.byHand(others[index] as Envelope),
      ours: await ours(last[index] as Envelope),
    };
    for (const [way, answer] of Object.entries(answers)) {
      if (isDeepStrictEqual(plain(answer), expected)) continue;
      const [said, wanted] = [JSON.stringify(answer), JSON.stringify(expected)];
      throw new Error(
        `${row.expression} over envelope ${index}, ${way}: ${said} where jsonata says ${wanted}`,
      );
    }
  }
}

/** Without prototypes and hidden properties, which nobody reads from JSON. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

let loopsMade = 0;

/**
 * A loop of its own for each way, as V8 sees a function that one program calls in one place: a shared loop would have
 * one call site for all of them and charge each for its neighbours.
 */
function syncLoop(evaluate: Evaluate, inputs: readonly Envelope[]): Loop {
  const text = `return function loop${loopsMade++}(repeats) {
    let last;
    for (let repeat = 0; repeat < repeats; repeat++)
      for (let index = 0; index < inputs.length; index++) last = evaluate(inputs[index]);
    kept.value = last;
  };`;
  return new Function('evaluate', 'inputs', 'kept', text)(evaluate, inputs, kept);
}

function asyncLoop(evaluate: Evaluate, inputs: readonly Envelope[]): Loop {
  return async (repeats) => {
    for (let repeat = 0; repeat < repeats; repeat++)
      for (const input of inputs) kept.value = await evaluate(input);
  };
}

/** Warms a loop up and finds how often it has to run. */
async function calibrate(loop: Loop): Promise<number> {
  let repeats = 1;
  for (let spent = 0; spent < 5 * measured; ) {
    const time = await cpuTime(loop, repeats);
    spent += time;
    if (time < measured) repeats *= 2;
  }
  return repeats;
}

async function cpuTime(loop: Loop, repeats: number): Promise<number> {
  const before = process.cpuUsage();
  const running = loop(repeats);
  if (running !== undefined) await running;
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
