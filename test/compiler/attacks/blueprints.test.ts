import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { compileBlueprint } from '../../../src/compiler/compileBlueprint.ts';
import { readEvent } from '../../../src/envelope/readEvent.ts';
import { eventText } from '../arbitraries.ts';
import { everywhere, hostile, hostileEvents, injections, skeleton } from '../injections.ts';
import { encodeText, testCode, testLane, testNow, transformText } from '../testLane.ts';

declare global {
  var stolen: unknown;
}

afterEach(() => {
  expect(globalThis.stolen).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
});

describe('the text of a blueprint', () => {
  it('is never code: without its literals, the code is the same whatever the text', () => {
    const tame = skeleton(testCode(everywhere('a text')));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(skeleton(testCode(everywhere(text)))).toBe(tame);
      }),
      { numRuns: 200, examples: injections.map((text) => [text]) },
    );
  });

  it.each(injections)('is only ever data: %j', async (text) => {
    const lane = testLane(everywhere(text));
    let records = 0;
    for (const json of hostileEvents(text)) {
      const outcome = await transformText(lane, json);
      const { encoded } = await encodeText(lane, json);
      expect(encoded.outcome).toBe(outcome.outcome);
      expect(['record', 'dead']).toContain(outcome.outcome);
      if (outcome.outcome !== 'record' || !('wire' in outcome.record)) continue;
      records++;
      expect(JSON.parse(outcome.record.wire).PutRequest.Item[`name ${text}`]).toEqual({ S: text });
    }
    expect(records).toBeGreaterThan(0);
  });

  it('is refused with diagnostics, never with a crash, whatever its shape', () => {
    const valid = JSON.parse(everywhere('a text'));
    const junk = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        true,
        0,
        -1,
        '',
        'x',
        [],
        {},
        [null],
        [{}],
        { from: {} },
        { type: 'constructor' },
        { value: 1, type: 'FOO' },
        { transform: [{}] },
        { fields: [] },
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 3 }), (changes) => {
        const text = JSON.stringify(
          changes.reduce((tree, [place, value]) => replaceAt(tree, place, value), valid),
        );
        const compiled = compileBlueprint(text);
        if (compiled.ok) return;
        expect(compiled.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
        for (const { code, message } of compiled.diagnostics)
          expect(`${code} ${message}`).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: process.env.PATCHBAY_LONG === '1' ? 20_000 : 1000 },
    );
  });

  it('is answered however deep, long or repetitive it is', () => {
    const base = 'key: { partition: id }\nitem:\n  id: event_id\n  a: ';
    const texts = [
      `${base}${'['.repeat(50_000)}`,
      `${base}${'{ fields: { a: '.repeat(5000)}x`,
      `${base}{ expr: "${'('.repeat(3000)}" }`,
      `${base}{ expr: "${'a and '.repeat(1300)}a" }`,
      `${base}{ expr: "${'a & '.repeat(2000)}a" }`,
      `${base}{ template: "${'{event_id}'.repeat(5000)}" }`,
      `${base}properties${'.a'.repeat(20_000)}`,
      `a: &a [x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n`,
      'x'.repeat(300_000),
    ];
    for (const text of texts) {
      const compiled = compileBlueprint(text);
      if (!compiled.ok) expect(compiled.diagnostics, text.slice(0, 60)).not.toHaveLength(0);
    }
  });

  it('cannot be made to extend itself for ever', () => {
    expect(compileBlueprint('extends: a', { resolve: () => 'extends: a' })).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'blueprint/extends-cycle' }],
    });
    let count = 0;
    const endless = compileBlueprint('extends: a0', { resolve: () => `extends: a${++count}` });
    expect(endless).toMatchObject({ ok: false, diagnostics: [{ code: 'blueprint/extends-too-far' }] });
    expect(count).toBeLessThan(100);
  });
});

describe('the data of an event', () => {
  const lane = testLane(
    'key: { partition: event_id }\nitem: { event_id: event_id, all: properties, n: { from: properties.n, type: N, on_mismatch: omit }, parsed: { from: properties.j, transform: [parse_json] }, set: { from: properties.set, type: NS, on_mismatch: omit } }',
  );

  it('reaches no prototype', async () => {
    const poison = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    const event = `{"event_id":"e1","type":"track","__proto__":{"polluted":1},"properties":{"x":${poison},"j":${JSON.stringify(poison)}}}`;
    const outcome = await transformText(lane, event);
    const inner =
      '{"M":{"__proto__":{"M":{"polluted":{"N":"1"}}},"constructor":{"M":{"prototype":{"M":{"polluted":{"N":"1"}}}}}}}';
    expect(outcome).toMatchObject({
      outcome: 'record',
      record: { wire: expect.stringContaining(`"parsed":${inner}`) },
    });
  });

  it.each([
    ['a number of a million digits', `1${'0'.repeat(500_000)}1${'0'.repeat(500_000)}1`],
    ['a fraction of a million zeros', `0.${'0'.repeat(1_000_000)}1`],
    ['a long exponent', `1e${'9'.repeat(100_000)}`],
  ])('is refused at any length: %s', async (_, digits) => {
    const plain = await transformText(lane, `{"event_id":"e1","type":"track","properties":{"n":${digits}}}`);
    expect(plain).toMatchObject({ outcome: 'dead', diagnostic: { code: 'transform/number-range' } });
    const text = await transformText(
      lane,
      `{"event_id":"e1","type":"track","properties":{"j":"${digits}","n":"${digits}"}}`,
    );
    expect(text.outcome).toBe('dead');
    if (plain.outcome === 'dead') expect(plain.diagnostic.message.length).toBeLessThan(500);
  });

  it.each([
    ['lists', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['maps', '{"a":'.repeat(100_000) + 1 + '}'.repeat(100_000)],
    ['a few levels too many', '['.repeat(2000) + ']'.repeat(2000)],
  ])('may hide depth in a text that is parsed: %s', async (_, text) => {
    const event = JSON.stringify({ event_id: 'e1', type: 'track', properties: { j: text } });
    const parsing = testLane(
      'key: { partition: event_id }\nitem: { event_id: event_id, parsed: { from: properties.j, transform: [parse_json] } }',
    );
    expect(await transformText(parsing, event)).toMatchObject({
      outcome: 'dead',
      diagnostic: {
        code: expect.stringMatching(/^transform\/(type-mismatch|too-deep)$/),
        path: 'item.parsed',
      },
    });
    const stream = testLane(
      'record: { partition_key: event_id, data: { from: properties.j, transform: [parse_json, json] } }',
    );
    expect(await transformText(stream, event)).toMatchObject({ outcome: 'dead' });
  });

  it('is not shown in what is said about it', async () => {
    const secret = 'sam@example.com';
    const strict = testLane(
      'key: { partition: event_id }\nitem: { event_id: event_id, n: { from: properties.v, type: N } }',
    );
    for (const v of [secret, [secret], { [secret]: secret }]) {
      const outcome = await transformText(
        strict,
        JSON.stringify({ event_id: 'e1', type: 'track', properties: { v } }),
      );
      expect(outcome.outcome).toBe('dead');
      expect(JSON.stringify(outcome)).not.toContain(secret);
    }
  });

  it('is answered, never thrown at the caller, and left as it was', async () => {
    const blueprint = compileBlueprint(everywhere('a'), { now: testNow });
    if (!blueprint.ok) throw new Error(JSON.stringify(blueprint.diagnostics));
    await fc.assert(
      fc.asyncProperty(eventText, async (text) => {
        const event = readEvent(text, { now: testNow });
        const before = JSON.stringify(event);
        const outcome = await blueprint.transform(event);
        expect(['record', 'filtered', 'dead']).toContain(outcome.outcome);
        expect(JSON.stringify(event)).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it('may bring new names with every event without filling memory', async () => {
    const names = testLane('key: { partition: event_id }\nitem: { event_id: event_id, all: properties }');
    for (let count = 0; count < 300; count++) {
      const properties = Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [`name ${count} ${index}`, index]),
      );
      const outcome = await transformText(
        names,
        JSON.stringify({ event_id: 'e1', type: 'track', properties }),
      );
      expect(outcome).toMatchObject({
        record: { wire: expect.stringContaining(`"name ${count} 49":{"N":"49"}`) },
      });
    }
  });
});

/** The tree with the node replaced that stands at a place, counted from its root. */
function replaceAt(tree: unknown, place: number, value: unknown): unknown {
  let left = place % countNodes(tree);
  const visit = (node: unknown): unknown => {
    if (left-- === 0) return value;
    if (Array.isArray(node)) return node.map(visit);
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, visit(member)]));
  };
  return visit(tree);
}

function countNodes(tree: unknown): number {
  if (tree === null || typeof tree !== 'object') return 1;
  return 1 + Object.values(tree).reduce((sum: number, member) => sum + countNodes(member), 0);
}
