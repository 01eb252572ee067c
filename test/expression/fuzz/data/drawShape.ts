import type { Random } from '../Random.ts';
import { boolean, type Field, list, number, type Shape, text } from './Shape.ts';
import { envelope, library, nested, product } from './worlds.ts';

const ordinary = ['a', 'b', 'c', 'd', 'id', 'name', 'value', 'items', 'key', 'x y'];

/** Names that objects inherit, that look like something else in JSONata, or that are no identifiers. */
const hostile = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  'push',
  'then',
  'next',
  'sequence',
  'keepSingleton',
  'cons',
  'type',
  'match',
  '0',
  '-1',
  '10',
  'größe',
  '😀',
  '',
  ' ',
  'and',
  'or',
  'in',
  'null',
  'function',
  'a.b',
  'a"b',
  '$',
  '%',
  '@',
];

/** The shape of one case's input. */
export function drawShape(random: Random): Shape {
  const roll = random.below(100);
  if (roll < 35) return envelope;
  if (roll < 45) return library;
  if (roll < 55) return nested;
  if (roll < 62) return list(random.pick([product, drawObject(random, 2), number('any'), text('any')]));
  return drawObject(random, 3);
}

function drawObject(random: Random, depth: number): Shape {
  const fields = new Map<string, Field>();
  for (let left = random.between(1, 5); left > 0; left--) {
    const name = random.pick(random.chance(0.15) ? hostile : ordinary);
    fields.set(name, { name, shape: drawValue(random, depth) });
  }
  return { kind: 'object', fields: [...fields.values()] };
}

function drawValue(random: Random, depth: number): Shape {
  const roll = random.below(depth > 0 ? 10 : 6);
  if (roll < 2) return number(random.pick(['any', 'count', 'price', 'millis']));
  if (roll < 5) return text(random.pick(['any', 'word', 'word', 'digits', 'date', 'url', 'joined', 'email']));
  if (roll < 6) return random.chance(0.8) ? boolean : { kind: 'null' };
  if (roll < 8) return drawObject(random, depth - 1);
  return list(random.chance(0.6) ? drawObject(random, depth - 1) : drawValue(random, depth - 1));
}
