import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import { knownPath } from './eventSchema.ts';
import { Kind } from './Kind.ts';
import {
  describedValue,
  either,
  literalValue,
  missingValue,
  type Possible,
  someBoolean,
  someNumber,
  someText,
  unknownValue,
  withKinds,
} from './Possible.ts';
import { readPaths } from './readPaths.ts';

/**
 * All that an expression over an event may answer. Where its form is not understood, that is anything: nobody may be
 * accused of what was only guessed.
 */
export function inferExpression(tree: ExpressionTree): Possible {
  // A name that is bound anew may stand for anything, and so may all that uses it.
  return binds(tree) ? unknownValue : infer(tree);
}

function binds(node: unknown): boolean {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return false;
  return (node as ExpressionTree).type === 'bind' || Object.values(node).some(binds);
}

function infer(tree: ExpressionTree): Possible {
  if (tree.predicate !== undefined || tree.group !== undefined) return unknownValue;
  return forms[tree.type]?.(tree) ?? unknownValue;
}

type Inference = (tree: ExpressionTree) => Possible;

const part = (tree: ExpressionTree | undefined) => (tree === undefined ? missingValue : infer(tree));

const forms: Readonly<Record<string, Inference>> = {
  string: ({ value }) => literalValue(value),
  number: ({ value }) => literalValue(value),
  value: ({ value }) => literalValue(value),
  path: inferPath,
  binary: inferBinary,
  unary: inferUnary,
  block: ({ expressions = [] }) => part(expressions.at(-1)),
  condition: ({ then, else: otherwise }) => either(part(then), part(otherwise)),
  function: inferCall,
};

/** Lists on the way are mapped over, and what they give may collapse: anything may come of it. */
function inferPath(tree: ExpressionTree): Possible {
  const [path] = readPaths(tree);
  if (path === undefined || path.tree !== tree || !path.isPlain) return unknownValue;
  const { schema, kinds, strays } = knownPath(path.steps);
  if (strays !== undefined || (kinds & Kind.list) !== 0) return unknownValue;
  return describedValue(schema, kinds);
}

const comparisons = new Set(['=', '!=', 'in', 'and', 'or']);
const orders = new Set(['<', '<=', '>', '>=']);

function inferBinary({ value, lhs, rhs }: ExpressionTree): Possible {
  const operator = String(value);
  if (comparisons.has(operator)) return someBoolean;
  if (orders.has(operator)) return withKinds(someBoolean, Kind.boolean | Kind.missing);
  if (operator === '..') return withKinds(unknownValue, Kind.list | Kind.missing);
  if (operator === '&') return joined(part(lhs), part(rhs));
  return withKinds(someNumber, Kind.number | Kind.missing);
}

/** Two texts, one behind the other; what is missing is an empty one. */
function joined(a: Possible, b: Possible): Possible {
  const shortest = [a, b].reduce((sum, side) => sum + leastText(side), 0);
  const isNumeric = a.longest === 0 ? b.isNumeric : a.isNumeric || b.isNumeric;
  return {
    ...someText,
    shortest,
    longest: mostText(a) + mostText(b),
    isNumeric: isNumeric && mayContinue(a) && mayContinue(b),
    isFew: a.isFew && b.isFew,
  };
}

function leastText({ kinds, shortest }: Possible): number {
  return (kinds & ~(Kind.string | Kind.number | Kind.boolean)) === 0 ? shortest : 0;
}

function mostText({ kinds, longest }: Possible): number {
  return (kinds & (Kind.list | Kind.map)) === 0 ? longest : Number.POSITIVE_INFINITY;
}

/** Whether a text can be a part of a number. A literal that has other characters cannot. */
function mayContinue({ isNumeric, isFew, kinds, shortest, longest }: Possible): boolean {
  const isLiteral = isFew && kinds === Kind.string && shortest === longest && longest > 0;
  return !isLiteral || isNumeric;
}

function inferUnary(tree: ExpressionTree): Possible {
  if (tree.value === '[') return withKinds(unknownValue, Kind.list);
  if (tree.value === '{') return withKinds(unknownValue, Kind.map);
  return withKinds(someNumber, Kind.number | Kind.missing);
}

const numbers =
  'sum count max min average abs floor ceil round power sqrt random length number toMillis millis parseInteger';
const texts =
  'string substring substringBefore substringAfter pad replace join base64encode base64decode ' +
  'encodeUrl encodeUrlComponent decodeUrl decodeUrlComponent formatNumber formatBase formatInteger type';
/** Functions that make a text of few values out of one of few values, as long at most. */
const keepers = new Set(['uppercase', 'lowercase', 'trim']);

const results = new Map<string, Possible>([
  ...numbers.split(' ').map((name) => [name, withKinds(someNumber, Kind.number | Kind.missing)] as const),
  ...texts.split(' ').map((name) => [name, withKinds(someText, Kind.string | Kind.missing)] as const),
  ['contains', withKinds(someBoolean, Kind.boolean | Kind.missing)],
  ['boolean', withKinds(someBoolean, Kind.boolean | Kind.missing)],
  ['not', withKinds(someBoolean, Kind.boolean | Kind.missing)],
  ['exists', someBoolean],
  ['now', { ...someText, shortest: 1, isNumeric: false, isTruth: false }],
  ['merge', withKinds(unknownValue, Kind.map | Kind.missing)],
]);

function inferCall({ procedure, arguments: given = [] }: ExpressionTree): Possible {
  if (procedure?.type !== 'variable') return unknownValue;
  const name = String(procedure.value);
  const [first] = given;
  if (keepers.has(name) && first !== undefined) {
    const { longest, shortest, isFew } = infer(first);
    return {
      ...someText,
      kinds: Kind.string | Kind.missing,
      // One letter may become three in the other case.
      longest: longest * 3,
      shortest: name === 'trim' ? 0 : shortest,
      isFew,
    };
  }
  const result = results.get(name);
  if (result === undefined) return unknownValue;
  if (name === 'substring' && first !== undefined) return cut(infer(first), given);
  if (name === 'substringBefore' && first !== undefined) return dayBefore(infer(first), given[1], result);
  const isOfFew = name === 'type' || (name === 'string' && first !== undefined && infer(first).isFew);
  return isOfFew ? { ...result, isFew: true } : result;
}

/** A part of a text, by literals. One character has few values, and so have two digits of a moment and its day. */
function cut(value: Possible, [, start, length]: readonly ExpressionTree[]): Possible {
  const from = numberOf(start);
  const most =
    length === undefined && from !== undefined && from < 0 ? -from : (numberOf(length) ?? Infinity);
  const isOfDay = from !== undefined && from >= 0 && from + most <= 10;
  return {
    ...someText,
    kinds: Kind.string | Kind.missing,
    // Characters of a text that takes two units each are counted once.
    longest: Math.max(0, most) * 2,
    isFew: value.isFew || most <= 1 || (value.isTime && (isOfDay || most <= 2)),
  };
}

function dayBefore(value: Possible, end: ExpressionTree | undefined, result: Possible): Possible {
  return { ...result, isFew: value.isFew || (value.isTime && end?.type === 'string' && end.value === 'T') };
}

function numberOf(tree: ExpressionTree | undefined): number | undefined {
  return tree?.type === 'number' ? Number(tree.value) : undefined;
}
