import { list, memberOf, number, object, type Shape, text as textShape } from '../data/Shape.ts';
import { kindShape, listOf } from './commonProductions.ts';
import { constantLists } from './constantProductions.ts';
import type { Draw, Drawn, Production, Wanted } from './Draw.ts';
import { drawLambda, drawMapper } from './drawFunction.ts';
import { drawMany, drawOrder, quoteName } from './drawPath.ts';
import { drawRegex } from './regexes.ts';
import { drawSeparator } from './textProductions.ts';

const index = number('count');

/** A list to work on: a path where there is one, otherwise any list. */
function source(at: Draw): { text: string; power: number; of: Shape } {
  const many = at.random.chance(0.75) ? drawMany(at) : undefined;
  if (many !== undefined) return { text: many.text, power: many.power, of: memberOf(many.shape) };
  return at.list();
}

const singles = ['number', 'text', 'boolean', 'object'] as const;

function drawMap(at: Draw): Drawn {
  const { text, of } = source(at);
  const mapper = at.random.chance(0.3) ? drawMapper(at, of) : undefined;
  if (mapper !== undefined) return listOf(kindShape(mapper.kind), `$map(${text}, ${mapper.text})`);
  const kind = at.random.pick(singles);
  let shape = kindShape(kind);
  const lambda = drawLambda(at, [of, index, list(of)], (inner) => {
    const body = inner.deeper().draw(kind);
    shape = body.shape;
    return body.text;
  });
  return listOf(shape, at.random.chance(0.9) ? `$map(${text}, ${lambda})` : `[${text}] ~> $map(${lambda})`);
}

function drawFilter(at: Draw): Drawn {
  const { text, of } = source(at);
  const mapper = at.random.chance(0.15) ? drawMapper(at, of) : undefined;
  const test = mapper?.text ?? drawLambda(at, [of, index, list(of)], (inner) => inner.piece('boolean'));
  return listOf(of, `$filter(${text}, ${test})`);
}

function drawSort(at: Draw): Drawn {
  const { text, of } = source(at);
  if ((of.kind === 'number' || of.kind === 'text') && at.random.chance(0.6))
    return listOf(of, `$sort(${text})`);
  const operator = at.random.pick(['>', '<', '>=', '<=']);
  const kind: Wanted = at.random.pick(['number', 'text']);
  const names = ['$l', '$r'] as const;
  const [left, right] = names.map((name) =>
    of.kind === kind
      ? name
      : at
          .at({ focus: of, variables: [{ name, shape: of }] })
          .deeper()
          .piece(kind, 41),
  );
  const same = of.kind === 'object' ? memberField(at, of, kind) : undefined;
  const test = same === undefined ? `${left} ${operator} ${right}` : `$l.${same} ${operator} $r.${same}`;
  return listOf(
    of,
    `$sort(${text}, function($l, $r){${at.random.chance(0.9) ? test : at.piece('boolean')}})`,
  );
}

function memberField(at: Draw, shape: Shape, kind: Wanted): string | undefined {
  if (shape.kind !== 'object') return undefined;
  const fields = shape.fields.filter((field) => field.shape.kind === kind);
  return fields.length === 0 ? undefined : quoteName(at, at.random.pick(fields).name);
}

/** A step that computes something for each item of a list. */
function drawStep(at: Draw): Drawn {
  const { text, power, of } = source(at);
  const inner = at.inside(of, [at.place.focus]).deeper();
  const kind = at.random.pick(singles);
  const step = inner.draw(kind);
  const written =
    kind === 'object' && step.text.startsWith('{')
      ? step.text
      : at.random.chance(0.1)
        ? `[${step.text}]`
        : `(${step.text})`;
  const suffix = at.random.chance(0.1) ? at.random.pick(['[]', '[0]', '[-1]', '[[0, 1]]']) : '';
  return listOf(step.shape, `${at.fit({ text, power, shape: list(of) }, 75)}.${written}${suffix}`, 75);
}

function drawPredicate(at: Draw): Drawn {
  const { text, power, of } = source(at);
  const test = at.inside(of, [at.place.focus]).deeper();
  const predicate = at.random.chance(0.8)
    ? test.piece('boolean')
    : at.random.pick(['0', '-1', '[0, 1]', '[1..2]', '$ = $', 'true', '""', '1.5', test.piece('number')]);
  return listOf(
    of,
    `${at.fit({ text, power, shape: list(of) }, 75)}[${predicate}]${at.random.chance(0.15) ? '[]' : ''}`,
    75,
  );
}

/** Positions and joins: `#` and `@` with a step that uses them. */
function drawBinding(at: Draw): Drawn | undefined {
  const first = drawMany(at, ({ kind }) => kind === 'object');
  if (first === undefined || first.power < 75) return undefined;
  const item = memberOf(first.shape);
  if (at.random.chance(0.5)) {
    const order = at.random.chance(0.2) ? drawOrder(at.inside(item)) : '';
    const predicate = at.random.chance(0.4)
      ? at.random.pick(['[$i < 2]', '[$i > 0]', '[$i = 0]', '[0]'])
      : '';
    const inner = at.inside(item, [at.place.focus]).with({ name: '$i', shape: index }).deeper();
    const step = at.random.chance(0.5) ? `{"n": $i, "v": ${inner.piece('any')}}` : `(${inner.piece('any')})`;
    return listOf(object({ n: index }), `${first.text}${order}#$i${predicate}.${step}`, 40);
  }
  const second = drawMany(at, ({ kind }) => kind === 'object');
  const own = [{ name: '$p', shape: item }];
  if (second === undefined || second.power < 75 || second.text.startsWith('$') || at.random.chance(0.3)) {
    const inner = at.with(...own).deeper();
    return listOf(textShape(), `${first.text}@$p.(${inner.piece('any')})`, 75);
  }
  const other = memberOf(second.shape);
  own.push({ name: '$q', shape: other });
  const inner = at.with(...own).deeper();
  const [one, two] = [memberField(at, item, 'text'), memberField(at, other, 'text')];
  const join = one === undefined || two === undefined ? inner.piece('boolean') : `$p.${one} = $q.${two}`;
  const position = at.random.chance(0.3) ? '#$j' : '';
  const grouped = at.random.chance(0.15);
  const end = grouped
    ? `{$string($p.${one ?? 'a'}): ${inner.piece('any')}}`
    : `.{"p": ${inner.piece('any')}, "q": ${inner.piece('any')}}`;
  return listOf(
    object({}),
    `${first.text}@$p.${second.text}@$q${position}[${join}]${end}`,
    grouped ? 40 : 75,
  );
}

/** A path whose last step looks back at what it came through. */
function drawParent(at: Draw): Drawn | undefined {
  const first = drawMany(at, ({ kind }) => kind === 'object');
  if (first === undefined || first.text.startsWith('$') || !first.text.includes('.')) return undefined;
  const inner = at.inside(memberOf(first.shape), []).deeper();
  const back = at.random.pick(['%', '%', '%.%']);
  const names =
    at.place.focus.kind === 'object' ? at.place.focus.fields.map(({ name }) => quoteName(at, name)) : ['id'];
  const name = at.random.pick([...names, 'id', 'type', 'a']);
  const tail = at.random.pick([
    `.${back}`,
    `.${back}.${name}`,
    `.{"up": ${back}.${name}, "own": ${inner.piece('any')}}`,
    `[${back}.${name} = ${inner.piece('any', 41)}]`,
    `^(${back}.${name})`,
    `.(${back}.${name} & "x")`,
    `{$string(${back}.${name}): ${inner.piece('any')}}`,
  ]);
  return listOf(textShape(), `${first.text}${tail}`, 40);
}

function drawConstructor(at: Draw): Drawn {
  const kind: Wanted = at.random.chance(0.7) ? at.random.pick(singles) : 'any';
  const items = at.random.times(0, 4, () => at.deeper().draw(at.random.chance(0.9) ? kind : 'any'));
  const texts = items.map((item) => (at.random.chance(0.06) ? `[${item.text}]` : item.text));
  return listOf(items[0]?.shape ?? { kind: 'null' }, `[${texts.join(', ')}]`);
}

function drawRange(at: Draw): Drawn {
  const low = at.random.pick(['0', '1', '-2', '3', '5']);
  const high = at.random.pick(['0', '1', '3', '5', '6', '9', '12', '1e8', '2.5']);
  const [from, to] = at.random.chance(0.85) ? [low, high] : [low, `$count(${at.piece('list')})`];
  const range = `${from}..${at.random.chance(0.04) ? at.piece('any', 21) : to}`;
  return listOf(index, at.random.chance(0.85) ? `[${range}]` : `[${range}, ${at.piece('number')}]`);
}

export const listProductions: readonly Production[] = [
  { weight: 25, leaf: true, draw: (at) => drawMany(at) },
  { weight: 12, leaf: true, draw: (at) => drawMany(at, ({ kind }) => kind === 'object') },
  { weight: 8, draw: drawConstructor },
  { weight: 4, draw: drawRange },
  { weight: 10, draw: drawMap },
  { weight: 8, draw: drawFilter },
  { weight: 5, draw: drawSort },
  { weight: 10, draw: drawStep },
  ...constantLists,
  { weight: 10, draw: drawPredicate },
  {
    weight: 8,
    draw: (at) => {
      const { text, power, of } = source(at);
      return listOf(of, `${at.fit({ text, power, shape: list(of) }, 75)}${drawOrder(at.inside(of))}`, 40);
    },
  },
  { weight: 5, draw: drawBinding },
  { weight: 4, draw: drawParent },
  {
    weight: 3,
    draw: (at) => {
      const { text, of } = source(at);
      return listOf(of, `$${at.random.pick(['reverse', 'distinct', 'distinct'])}(${text})`);
    },
  },
  {
    weight: 3,
    draw: (at) => {
      const { text, of } = source(at);
      return listOf(of, `$append(${text}, ${at.piece(at.random.chance(0.6) ? 'list' : 'any')})`);
    },
  },
  {
    weight: 1,
    draw: (at) => listOf(list(index), `$zip(${at.random.times(1, 3, () => at.piece('list')).join(', ')})`),
  },
  {
    weight: 3,
    draw: (at) =>
      listOf(
        textShape(),
        `$split(${at.piece('text')}, ${drawSeparator(at)}${at.random.chance(0.35) ? `, ${at.random.pick(['0', '1', '2', '-1', '1.5'])}` : ''})`,
      ),
  },
  {
    weight: 2,
    draw: (at) =>
      listOf(
        object({ match: textShape(), start: index, groups: list(textShape()) }),
        `$match(${at.piece('text')}, ${drawRegex(at.random)}${at.random.chance(0.2) ? `, ${at.random.pick(['0', '1', '2', '-1'])}` : ''})`,
      ),
  },
  {
    weight: 2,
    draw: (at) => listOf(textShape('word'), `$keys(${at.piece(at.random.chance(0.7) ? 'object' : 'list')})`),
  },
  {
    weight: 2,
    draw: (at) => {
      const { text, shape } = at.object();
      const value = shape.fields[0]?.shape ?? { kind: 'null' };
      return listOf(
        textShape(),
        `$each(${text}, ${drawLambda(at, [value, textShape('word'), shape], (inner) => inner.piece('any'))})`,
      );
    },
  },
  {
    weight: 1,
    draw: (at) => listOf(object({}), `$spread(${at.piece(at.random.chance(0.6) ? 'object' : 'list')})`),
  },
  {
    weight: 1,
    draw: (at) =>
      listOf(
        textShape(),
        `${at.piece('object', 75)}.${at.random.pick(['*', '**', '**.id', '**.name', '*.*', '*[0]', '**[$type($) = "number"]'])}`,
        75,
      ),
  },
  {
    weight: 0.5,
    leaf: true,
    draw: (at) =>
      listOf(textShape(), at.random.pick(['*', '**', '**.a', '**.id', '*.name', '**.price', '$keys(*)'])),
  },
  { weight: 1, draw: (at) => listOf(textShape(), `$shuffle(${at.piece('list')})`) },
  {
    weight: 2,
    draw: (at) => {
      const { text, power, of } = source(at);
      return listOf(of, `${at.fit({ text, power, shape: list(of) }, 75)}[]`, 75);
    },
  },
  {
    weight: 1,
    draw: (at) => {
      const { text, of } = source(at);
      const mapper = drawMapper(at, of);
      return mapper && listOf(kindShape(mapper.kind), `(${text}) ~> $map(${mapper.text})`, 40);
    },
  },
  {
    weight: 1,
    draw: (at) => {
      const { text, of } = source(at);
      return listOf(
        of,
        `$reduce(${text}, ${at.random.pick(['$append', 'function($a, $b){[$a, $b]}', 'function($a, $b, $i){$append($a, $i)}'])}${at.random.chance(0.6) ? ', []' : ''})`,
      );
    },
  },
  { weight: 1, draw: (at) => ({ ...at.deeper().draw('list'), power: 0 }) },
];
