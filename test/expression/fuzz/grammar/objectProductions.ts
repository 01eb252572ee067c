import { type Field, list, memberOf, object, type Shape, text as textShape } from '../data/Shape.ts';
import { commonProductions } from './commonProductions.ts';
import { type Draw, type Drawn, drawn, type Production } from './Draw.ts';
import { drawLambda } from './drawFunction.ts';
import { drawMany, quoteName } from './drawPath.ts';

const keys = ['a', 'b', 'id', 'name', 'value', 'k', '10', '2', '__proto__', 'constructor', ''];

function drawConstructor(at: Draw): Drawn {
  const fields = new Map<string, Field>();
  const texts = at.random.times(0, 4, () => {
    const name = at.random.pickWeighted(keys.map((key, place) => ({ key, weight: place < 6 ? 6 : 1 }))).key;
    const value = at.deeper().draw('any');
    fields.set(name, { name, shape: value.shape });
    const key = at.random.chance(0.05) ? at.piece('text', 21) : JSON.stringify(name);
    return { key, text: `${key}: ${value.text}` };
  });
  // The same key twice is an error of its own, which is met often enough through computed keys.
  const distinct = at.random.chance(0.05)
    ? texts
    : texts.filter(({ key }, place) => texts.findIndex((other) => other.key === key) === place);
  return drawn(`{${distinct.map(({ text }) => text).join(', ')}}`, {
    kind: 'object',
    fields: [...fields.values()],
  });
}

function drawGroup(at: Draw): Drawn | undefined {
  const many = drawMany(at, ({ kind }) => kind === 'object') ?? drawMany(at);
  if (many === undefined) return undefined;
  const inner = at.inside(memberOf(many.shape), [at.place.focus]).deeper();
  const value = at.inside(many.shape).deeper();
  const pairs = at.random.times(1, at.random.chance(0.8) ? 1 : 2, (place) => {
    const key = inner.random.chance(0.9)
      ? inner.piece('text', 21)
      : inner.random.pick(['$string($)', '"k"', '$', '"__proto__"', '$string(id)']);
    return `${place === 1 ? `"p" & ${at.fit(drawn(key, textShape(), 49), 51)}` : key}: ${value.piece('any')}`;
  });
  return drawn(`${at.fit(many, 70)}{${pairs.join(', ')}}`, object({}), 70);
}

function drawTransform(at: Draw): Drawn {
  const { text, power, shape } = at.object();
  const inside = shape.fields.filter((field) => ['object', 'list'].includes(field.shape.kind));
  const target = inside.length > 0 && at.random.chance(0.7) ? at.random.pick(inside) : undefined;
  const focus: Shape = target === undefined ? shape : memberOf(target.shape);
  const pattern =
    target === undefined ? at.random.pick(['$', '*', '**', '$', 'a']) : quoteName(at, target.name);
  const predicate = at.random.chance(0.2) ? `[${at.inside(focus).deeper().piece('boolean')}]` : '';
  const update = at.random.chance(0.9)
    ? at.inside(focus).deeper().piece('object')
    : at.inside(focus).deeper().piece('any');
  const names = focus.kind === 'object' ? focus.fields.map(({ name }) => name) : [];
  const doomed = at.random.pick([
    JSON.stringify(at.random.pick([...names, 'a'])),
    `[${[...names, 'b']
      .slice(0, 2)
      .map((name) => JSON.stringify(name))
      .join(', ')}]`,
    '[]',
    '1',
    at.piece('any'),
  ]);
  const transform = `|${pattern.startsWith('"') ? '$' : pattern}${predicate}|${update}${at.random.chance(0.35) ? `, ${doomed}` : ''}|`;
  const subject = at.fit({ text, power, shape }, 41);
  const form = at.random.pick([
    `${subject} ~> ${transform}`,
    `${subject} ~> ${transform}`,
    `$map(${subject}, ${transform})`,
    `(${transform})(${subject})`,
    `(${subject} ~> ${transform} ~> ${transform})`,
  ]);
  return drawn(form, shape, 40);
}

export const objectProductions: readonly Production[] = [
  ...commonProductions('object'),
  {
    weight: 4,
    leaf: true,
    draw: (at) =>
      drawn(
        at.random.pick(['{}', '{"a": 1}', '{"a": "x", "b": [1, 2]}', '{"id": 1, "name": "n"}']),
        object({ a: textShape() }),
      ),
  },
  { weight: 25, draw: drawConstructor },
  { weight: 8, draw: drawGroup },
  {
    weight: 5,
    draw: (at) => {
      const parts = at.random.times(0, 3, () => at.piece('object'));
      return drawn(
        `$merge(${at.random.chance(0.8) ? `[${parts.join(', ')}]` : at.piece('list')})`,
        object({ a: textShape() }),
      );
    },
  },
  { weight: 4, draw: drawSift },
  { weight: 5, draw: drawTransform },
  {
    weight: 0.5,
    draw: (at) => {
      const { text, shape } = at.object();
      return drawn(`$clone(${text})`, shape);
    },
  },
  { weight: 0.1, leaf: true, draw: () => drawn('{"_jsonata_lambda": true}', object({})) },
  {
    weight: 1,
    draw: (at) => {
      const { text, shape } = at.object();
      return drawn(`$merge($each(${text}, function($v, $k){{$k: $v}}))`, shape);
    },
  },
];

function drawSift(at: Draw): Drawn {
  const { text, power, shape } = at.object();
  const value = shape.fields[0]?.shape ?? { kind: 'null' as const };
  const test = drawLambda(at, [value, textShape('word'), shape], (inner) =>
    inner.random.pick([
      '$exists($v)',
      '$v != "a"',
      '$k != "a"',
      inner.piece('boolean'),
      inner.piece('boolean'),
    ]),
  );
  const form = at.random.pick([
    `$sift(${text}, ${test})`,
    `$sift(${text}, ${test})`,
    `${at.fit({ text, power, shape }, 75)}.$sift(${test})`,
    `$sift(${text}, $exists)`,
  ]);
  return drawn(form, at.random.chance(0.5) ? shape : memberOf(list(shape)));
}
