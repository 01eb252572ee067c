import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BlueprintLibrary } from '../../../src/blueprint/resolveBlueprint.ts';
import { resolveBlueprint } from '../../../src/blueprint/resolveBlueprint.ts';
import { emitProgram } from '../../../src/compiler/3-link/emitProgram.ts';
import { writeModule } from '../../../src/compiler/3-link/writeModule.ts';
import { compileLane } from '../../../src/compiler/compileLane.ts';
import { readEvent } from '../../../src/envelope/readEvent.ts';
import { caseFolders } from '../../blueprint/caseFolders.ts';
import { readSuite, suiteFolder } from '../../expression/suite/readSuite.ts';
import { everywhere, hostileEvents, injections } from '../injections.ts';
import { testEventId, testNow } from '../testLane.ts';
import { type HostJob, playInHost, runHost } from './playInHost.ts';

const noParents: BlueprintLibrary = { find: () => undefined, names: () => [] };

interface Pair {
  readonly job: HostJob;
  /** What the same blueprint makes of the events when it is compiled in place. */
  readonly expected: readonly string[];
}

/** Undefined for a blueprint that has errors, and for one that is interpreted: neither can be built. */
function pair(
  text: string,
  events: readonly string[],
  { library = noParents, isEvent = true }: { library?: BlueprintLibrary; isEvent?: boolean } = {},
): Pair | undefined {
  const { plan } = resolveBlueprint({ text, file: 'blueprint.yaml' }, library);
  const emitted = plan && emitProgram(plan, 'int_test');
  if (plan === undefined || emitted === undefined || emitted.interpreted.length > 0) return undefined;
  const lane = compileLane(plan, 'int_test');
  const read = (event: string) =>
    isEvent ? readEvent(event, { now: testNow, newEventId: () => testEventId }) : JSON.parse(event);
  return {
    job: { module: writeModule(emitted), events, isEvent },
    expected: events.map((event) => JSON.stringify(lane.transform(read(event), testNow))),
  };
}

/** Holds the outcomes of all against those in place. */
function expectTheSame(pairs: readonly (Pair | undefined)[]): number {
  const built = pairs.filter((one) => one !== undefined);
  const hosted = playInHost(built.map(({ job }) => job));
  expect(hosted.length).toBe(built.length);
  for (const [index, { outcomes, mode }] of hosted.entries()) {
    expect(mode).toBe('compiled');
    expect(outcomes).toEqual(built[index]?.expected);
  }
  return built.length;
}

const lines = (file: string) => readFileSync(file, 'utf8').split('\n').filter(Boolean);

const shipped = readdirSync('blueprints', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.yaml$/.test(file))
  .map((file) => readFileSync(join('blueprints', file), 'utf8'));

describe('a module that was built, where no code can be made from texts and no compiler is there', () => {
  it('makes the same of the events of every case', () => {
    const folders = caseFolders(resolve('test/compiler/cases'));
    const pairs = folders.map(({ blueprint, parents, read }) =>
      pair(blueprint.text, read('events.jsonl').split('\n').filter(Boolean), { library: parents }),
    );
    expect(folders.filter((_, index) => pairs[index] === undefined)).toEqual([]);
    expect(expectTheSame(pairs)).toBeGreaterThan(80);
  });

  it('makes the same of many events with the blueprints that are shipped', () => {
    const events = lines('test/fixtures/events/envelopes.jsonl');
    const library: BlueprintLibrary = {
      find: (name) => ({ text: readFileSync(`blueprints/${name}.yaml`), file: name }),
      names: () => [],
    };
    expect(expectTheSame(shipped.map((text) => pair(text, events, { library })))).toBe(shipped.length);
    expect(shipped.length).toBeGreaterThan(5);
  });

  const samples = join('..', 'shared', 'events');
  if (!existsSync(samples)) console.warn(`SKIPPED: there are no sample events in ${samples}`);
  it.skipIf(!existsSync(samples))('makes the same of the sample events', () => {
    const events = ['envelopes.jsonl', 'sdk-style.jsonl'].flatMap((file) => lines(join(samples, file)));
    const own = pair(shipped[0] ?? '', events);
    const rich = pair(richBlueprint, events);
    expect(events.length).toBeGreaterThan(500);
    expect(expectTheSame([own, rich])).toBe(2);
  });

  const suite = readSuite();
  if (suite === undefined) console.warn(`SKIPPED: the JSONata suite is not at ${suiteFolder}`);
  it.skipIf(suite === undefined)('evaluates the expressions of the suite to the same', () => {
    // Chance differs from run to run, and a limit of time from machine to machine.
    const steady = (suite ?? []).filter(
      ({ expr, timelimit }) => timelimit === undefined && !/\$(random|shuffle)\b/.test(expr),
    );
    const pairs = steady.map(({ expr, input }) => {
      const isMap = typeof input === 'object' && input !== null && !Array.isArray(input);
      const event = isMap ? input : { type: 'track', properties: input };
      const text = JSON.stringify({ record: { partition_key: { value: 'k' }, data: { expr } } });
      return pair(text, [JSON.stringify(event)], { isEvent: false });
    });
    expect(expectTheSame(pairs)).toBeGreaterThan(600);
    const records = pairs.filter((one) => one?.expected[0]?.startsWith('{"outcome":"record"'));
    expect(records.length).toBeGreaterThan(300);
  });

  it('runs no text of a blueprint', () => {
    const pairs = injections.map((text) => pair(everywhere(text), hostileEvents(text)));
    for (const one of pairs) {
      const records = one?.expected.filter((outcome) => outcome.startsWith('{"outcome":"record"'));
      expect(records?.length).toBeGreaterThan(0);
    }
    expect(expectTheSame(pairs)).toBe(injections.length);
  });
});

describe('the host of these tests', () => {
  it.each([
    ['src/index.ts', 'dist/index.js', 'refused to load //'],
    ['src/expression/parseExpression.ts', 'dist/expression/parseExpression.js', 'refused to load jsonata'],
    ['src/yaml/readYaml.ts', 'dist/yaml/readYaml.js', 'refused to load'],
  ])('would notice a compiler: %s', (_, file, complaint) => {
    const { stderr, status } = runHost([
      '--input-type=module',
      '-e',
      `await import(${JSON.stringify(pathToFileURL(resolve(file)).href)})`,
    ]);
    expect(stderr).toContain(complaint);
    expect(status).not.toBe(0);
  });

  it('can make no code from texts', () => {
    const { stderr } = runHost(['-e', "new Function('return 1')"]);
    expect(stderr).toContain('Code generation from strings disallowed');
  });
});

/** Something of everything that a scope can hold. */
const richBlueprint = readFileSync('test/compiler/cases/values-of-a-scope/blueprint.yaml', 'utf8');
