import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttributeType, attributeTypes, type Mapping } from '../../src/blueprint/Mapping.ts';
import type { Plan } from '../../src/blueprint/Plan.ts';
import { parsePath } from '../../src/blueprint/parsePath.ts';
import type { Transform } from '../../src/blueprint/Transform.ts';
import { compileLane } from '../../src/compiler/compileLane.ts';
import { compileExpression } from '../../src/expression/compileExpression.ts';
import { ExpressionFault } from '../../src/expression/ExpressionFault.ts';
import { parseExpression } from '../../src/expression/parseExpression.ts';
import { buildEvent } from '../../src/review/inference/buildEvent.ts';
import { decideCondition } from '../../src/review/inference/decideCondition.ts';
import { inferExpression } from '../../src/review/inference/inferExpression.ts';
import { canBe, canTake, inferMapping } from '../../src/review/inference/inferMapping.ts';
import { Kind } from '../../src/review/inference/Kind.ts';
import { sampleValues } from '../../src/review/inference/SampleValues.ts';

const pathTexts = [
  'event_id',
  'type',
  'event',
  'user_id',
  'timestamp',
  'context',
  'context.page',
  'context.page.url',
  'context.screen.width',
  'context.active',
  'context.consent.analytics',
  'properties',
  'properties.products',
  'properties.products[0].price',
  'properties.total',
  'properties.own',
  'traits.address',
] as const;

const plainKinds = [
  'trim',
  'lowercase',
  'uppercase',
  'sha256',
  'string',
  'number',
  'boolean',
  'json',
  'parse_json',
  'base64_decode',
] as const;

const transform: fc.Arbitrary<Transform> = fc.oneof(
  fc.constantFrom(...plainKinds).map((kind) => ({ kind })),
  fc
    .constantFrom('iso', 'date', 'epoch_seconds', 'epoch_millis')
    .map((form) => ({ kind: 'date', form }) as const),
  fc.integer({ min: 1, max: 12 }).map((length) => ({ kind: 'truncate', length }) as const),
);

const mapping: fc.Arbitrary<Mapping> = fc.record({
  when: fc.constant(undefined),
  source: fc.oneof(
    fc.record({
      kind: fc.constant('from' as const),
      paths: fc.array(fc.constantFrom(...pathTexts).map(pathOf), { minLength: 1, maxLength: 2 }),
      coalesce: fc.constant(true),
    }),
    fc.record({
      kind: fc.constant('template' as const),
      parts: fc.array(
        fc.oneof(
          fc.constantFrom('1', '-', 'a', 'true', '.5'),
          fc.constantFrom(...pathTexts).map((text) => ({ path: pathOf(text), offset: 0 })),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ),
  transforms: fc.array(transform, { maxLength: 3 }),
  values: fc.constant(undefined),
  default: fc.constant(undefined),
  list: fc.constant(false),
  type: fc.constantFrom(undefined, ...attributeTypes),
  required: fc.constant(false),
  onMismatch: fc.constant('omit' as const),
});

function pathOf(text: string) {
  const path = parsePath(text);
  if ('reason' in path) throw new Error(path.reason);
  return path;
}

const eventId: Mapping = {
  when: undefined,
  source: { kind: 'from', paths: [pathOf('event_id')], coalesce: false },
  transforms: [],
  values: undefined,
  default: undefined,
  list: false,
  type: 'S',
  required: false,
  onMismatch: 'dead',
};

/** The attribute value that a mapping makes of an event; undefined when there is none. */
function attributeOf(made: Mapping, event: Record<string, unknown>): Record<string, unknown> | undefined {
  const attributes = new Map([
    ['event_id', eventId],
    ['x', made],
  ]);
  const rules = { when: undefined, consent: [], attributes, operation: undefined, condition: undefined };
  const key = { partition: 'event_id', sort: undefined };
  const plan: Plan = {
    name: '',
    ascii: false,
    entries: new Map(),
    destination: 'dynamodb',
    key,
    otherwise: rules,
  };
  const outcome = compileLane(plan, 'int_test').transform(event, 0);
  if (outcome instanceof Promise || outcome.outcome !== 'record' || !('wire' in outcome.record))
    return undefined;
  return JSON.parse(outcome.record.wire).PutRequest.Item.x;
}

const samples = pathTexts.flatMap((text) => {
  const sample = sampleValues(pathOf(text).steps, { literals: ['true', '12', '{"a":1}', 7], beyond: [] });
  return sample === undefined ? [] : sample.values.map((value) => ({ steps: sample.steps, value }));
});

const events = fc
  .array(fc.constantFrom(...samples), { minLength: 1, maxLength: 4 })
  .map((assigned) => ({ type: 'track', ...buildEvent(assigned) }));

const kindOfType: Record<AttributeType, number> = {
  S: Kind.string | Kind.number | Kind.boolean,
  N: Kind.number | Kind.string,
  B: Kind.bytes | Kind.string,
  BOOL: Kind.boolean | Kind.string,
  NULL: Kind.null,
  M: Kind.map,
  L: Kind.list,
  SS: Kind.list | Kind.string | Kind.number | Kind.boolean,
  NS: Kind.list | Kind.string | Kind.number,
  BS: Kind.list | Kind.string | Kind.bytes,
};

describe('what is inferred of a mapping', () => {
  it('never rules out what an event can make of it', () => {
    let written = 0;
    fc.assert(
      fc.property(mapping, events, (made, event) => {
        const attribute = attributeOf(made, event);
        if (attribute === undefined) return;
        written += 1;
        const { inputs, value } = inferMapping(made);
        const [type = 'S'] = Object.keys(attribute) as AttributeType[];
        expect(made.transforms.every((step, index) => canTake(step, inputs[index] ?? value))).toBe(true);
        expect(made.type === undefined || canBe(made.type, value)).toBe(true);
        expect(value.kinds & kindOfType[type]).not.toBe(0);
        if (made.type === 'S') {
          const { length } = String(attribute.S);
          expect(length).toBeGreaterThanOrEqual(value.shortest);
          expect(length).toBeLessThanOrEqual(value.longest);
        }
      }),
      { numRuns: 1500 },
    );
    expect(written).toBeGreaterThan(100);
  });
});

const operand = fc.constantFrom(
  'type',
  'event',
  'user_id',
  'properties.total',
  'properties.own',
  'context.active',
  '"track"',
  '"12"',
  '5',
  'true',
  'null',
);

const expression = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    operand,
    fc
      .tuple(tie('text'), fc.constantFrom('=', '!=', '<', '>=', 'and', 'or', 'in', '&', '+'), tie('text'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(
        fc.constantFrom('not', 'exists', 'boolean', 'string', 'uppercase', 'count', 'number', 'type'),
        tie('text'),
      )
      .map(([name, a]) => `$${name}(${a})`),
    fc.tuple(tie('text'), tie('text'), tie('text')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  ),
})).text;

function evaluate(text: string, event: unknown): { readonly value: unknown } | undefined {
  try {
    return { value: compileExpression(text).evaluate(event) };
  } catch (thrown) {
    if (thrown instanceof ExpressionFault) return undefined;
    throw thrown;
  }
}

function kindOf(value: unknown): number {
  if (value === undefined) return Kind.missing;
  if (value === null) return Kind.null;
  if (Array.isArray(value)) return Kind.list;
  const kinds: Partial<Record<string, number>> = {
    boolean: Kind.boolean,
    number: Kind.number,
    string: Kind.string,
    object: Kind.map,
  };
  return kinds[typeof value] ?? 0;
}

describe('what is inferred of an expression', () => {
  it('never rules out what it answers', () => {
    fc.assert(
      fc.property(expression, events, (text, event) => {
        const parsed = parseExpression(text);
        const answer = evaluate(text, event);
        if (parsed instanceof ExpressionFault || answer === undefined) return;
        const { kinds, shortest, longest } = inferExpression(parsed.tree);
        expect(kinds & kindOf(answer.value)).not.toBe(0);
        if (typeof answer.value !== 'string') return;
        expect(answer.value.length).toBeGreaterThanOrEqual(shortest);
        expect(answer.value.length).toBeLessThanOrEqual(longest);
      }),
      { numRuns: 3000 },
    );
  });

  it('is decided only as every event decides it', () => {
    let decided = 0;
    const route = { event: undefined, entries: new Set<string>() };
    fc.assert(
      fc.property(expression, events, (text, event) => {
        const parsed = parseExpression(text);
        if (parsed instanceof ExpressionFault) return;
        const decision = decideCondition(parsed, route, undefined);
        if (decision !== 'always' && decision !== 'never') return;
        decided += 1;
        expect(evaluate(text, event)?.value === true).toBe(decision === 'always');
      }),
      { numRuns: 3000 },
    );
    expect(decided).toBeGreaterThan(100);
  });
});
