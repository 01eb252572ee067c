import { loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { median } from './compare.ts';
import { measureRuler, rulerOfGoals } from './measureRuler.ts';
import { type Endpoints, type Kind, perBatch, startEngine } from './startEngine.ts';
import type { NullAws } from './startNullAws.ts';

const warmUp = 20_000;
const inRound = 40_000;
const rounds = 5;
const latency = 10;

/** Nobody to deliver to shows what the sender can do, and what it costs to accept an event. */
const choices: readonly (readonly Kind[])[] = [[], ['dynamodb'], ['kinesis'], ['dynamodb', 'kinesis']];

/** Of the design, for two integrations: CPU microseconds an event, and events a second. */
const goal = { micros: 45, rate: 30_000 };

/**
 * The whole line, from the HTTP request of a sender to the last answer of the destinations: batches of 100 posted by
 * another process, destinations in a third one that answer after 10 ms. The CPU time is that of the engine's process
 * with all its threads. A round lasts until everything is delivered and the books agree; the rounds before the
 * measured ones warm up the code, the connections and the number of requests in flight.
 */
export async function measureEngine(aws: NullAws): Promise<void> {
  console.log(
    `\naccept to delivered, ${inRound} events a round in batches of ${perBatch}, ${latency} ms a request, after ${warmUp} to warm up`,
  );
  aws.delay(latency);
  for (const kinds of choices) {
    const before = measureRuler();
    const { micros, rate } = await measure(aws, kinds);
    const ruler = (before + measureRuler()) / 2;
    const name = kinds.length === 0 ? 'accepted, to nobody' : `to ${kinds.join(' and ')}`;
    console.log(
      `  ${name.padEnd(30)} ${micros.toFixed(1).padStart(6)} µs/event, ${(micros / ruler).toFixed(2)} rulers of ${ruler.toFixed(1)} µs, ${Math.round(rate)} events/s`,
    );
  }
  const rulers = (goal.micros / rulerOfGoals).toFixed(2);
  console.log(
    `  goals for two: ${goal.micros} µs/event, that is ${rulers} rulers, and ${goal.rate} events/s`,
  );
  console.log(`  load of the machine in the last minute, this included: ${loadavg()[0]?.toFixed(1)}`);
  aws.delay(0);
}

function endpointsOf(kinds: readonly Kind[], { endpoint }: NullAws): Endpoints {
  return Object.fromEntries(kinds.map((kind) => [kind, endpoint]));
}

interface Result {
  /** CPU time an event. */
  readonly micros: number;
  /** Events a second. */
  readonly rate: number;
}

async function measure(aws: NullAws, kinds: readonly Kind[]): Promise<Result> {
  const { engine, integrations, post, close } = await startEngine(endpointsOf(kinds, aws));
  const delivered = () => integrations.map(({ id }) => engine.ledger(id)?.delivered ?? 0);
  const inFlight = () => integrations.some(({ id }) => engine.ledger(id)?.in_flight !== 0);

  const deliver = async (events: number): Promise<Result> => {
    await aws.tally();
    const before = delivered();
    const start = performance.now();
    const startCpu = process.cpuUsage();
    await post(events);
    while (inFlight()) await setTimeout(20);
    const { user, system } = process.cpuUsage(startCpu);
    const seconds = (performance.now() - start) / 1000;
    const { records } = await aws.tally();
    const counts = delivered().map((count, index) => count - (before[index] ?? 0));
    const isAll = counts.every((count) => count === events) && records === events * kinds.length;
    if (!isAll) throw new Error(`of ${events} events ${counts} were delivered, and ${records} records came`);
    return { micros: (user + system) / events, rate: events / seconds };
  };

  await deliver(warmUp);
  const results: Result[] = [];
  for (let round = 0; round < rounds; round++) results.push(await deliver(inRound));
  await close();
  return {
    micros: median(results.map(({ micros }) => micros)),
    rate: median(results.map(({ rate }) => rate)),
  };
}
