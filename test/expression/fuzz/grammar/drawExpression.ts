import { boolean, list, number, object, type Shape, text } from '../data/Shape.ts';
import type { Random } from '../Random.ts';
import { booleanProductions } from './booleanProductions.ts';
import { drawConstantCall } from './constantProductions.ts';
import { Draw, type Grammar, type Variable } from './Draw.ts';
import { listProductions } from './listProductions.ts';
import { numberProductions } from './numberProductions.ts';
import { objectProductions } from './objectProductions.ts';
import { textProductions } from './textProductions.ts';

const grammar: Grammar = {
  number: numberProductions,
  text: textProductions,
  boolean: booleanProductions,
  object: objectProductions,
  list: listProductions,
};

/** What callers bind; `evaluate(input, bindings)` gets them in a share of the cases. */
export const bindingShapes: readonly Variable[] = [
  { name: '$rate', shape: number('any') },
  { name: '$table', shape: object({ a: text('word'), b: text('word'), id: number('count') }) },
  { name: '$rows', shape: list(object({ id: text('word'), name: text('any'), value: number('count') })) },
  { name: '$flag', shape: boolean },
  { name: '$count', shape: number('count') },
];

/** Text of an expression over an input of a shape. */
export function drawExpression(random: Random, root: Shape, bound: boolean): string {
  const depth = random.pickWeighted([
    { depth: 1, weight: 15 },
    { depth: 2, weight: 40 },
    { depth: 3, weight: 35 },
    { depth: 4, weight: 10 },
  ]).depth;
  const sloppiness = random.pick([0, 0, 0, 0.02, 0.1]);
  const at = new Draw(random, grammar, sloppiness, {
    focus: root,
    root,
    parents: [],
    variables: bound ? bindingShapes : [],
    depth,
  });
  if (random.chance(0.1)) return drawConstantCall(at);
  return at.draw(random.pick(['number', 'text', 'boolean', 'object', 'object', 'list', 'list'])).text;
}
