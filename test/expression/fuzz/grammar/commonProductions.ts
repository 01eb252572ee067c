import { list, memberOf, type Shape } from '../data/Shape.ts';
import { type Draw, type Drawn, drawn, type Production, tightest } from './Draw.ts';
import { drawLambda } from './drawFunction.ts';
import { drawMany, drawSingle } from './drawPath.ts';

type Single = 'number' | 'text' | 'boolean' | 'object';

/** Forms that can yield a value of any kind: choices, blocks, calls, members of lists. */
export function commonProductions(kind: Single): Production[] {
  const draw = (at: Draw): Drawn => at.deeper().draw(kind);
  return [
    { weight: 30, leaf: true, draw: (at) => drawSingle(at, kind) },
    {
      weight: 2,
      draw(at) {
        const [then, otherwise] = [draw(at), draw(at)];
        const text = `${at.piece('boolean', 21)} ? ${at.fit(then, 21)}`;
        return drawn(at.random.chance(0.8) ? `${text} : ${at.fit(otherwise, 1)}` : text, then.shape, 1);
      },
    },
    {
      weight: 2,
      draw(at) {
        const [left, right] = [draw(at), draw(at)];
        return drawn(
          `${at.fit(left, 41)} ${at.random.pick(['??', '?:'])} ${at.fit(right, 1)}`,
          right.shape,
          1,
        );
      },
    },
    { weight: 2, draw: drawBlock },
    {
      weight: 1,
      draw(at) {
        const many = at.list();
        if (memberOf(many.of).kind !== kind) return undefined;
        return drawn(
          `${at.fit({ ...many, shape: many.of }, 100)}[${at.random.pick(['0', '0', '-1', '1', '$count($) - 1'])}]`,
          memberOf(many.of),
          80,
        );
      },
    },
    {
      weight: 1,
      draw(at) {
        const { text, power, shape } = at.object();
        const inner = at.inside(shape).deeper().draw(kind);
        const step = at.random.pick([
          `(${inner.text})`,
          `(${inner.text})`,
          inner.text.startsWith('$') ? inner.text : `(${inner.text})`,
        ]);
        return drawn(
          `${at.fit(at.random.chance(0.9) ? { text, power, shape } : { text, power: 0, shape }, 75)}.${step}`,
          inner.shape,
          75,
        );
      },
    },
    { weight: 1, draw: drawImmediateCall },
    { weight: 1, draw: drawClosure },
    {
      weight: 1,
      draw(at) {
        const many = drawMany(at, (item) => item.kind === kind);
        if (many === undefined) return undefined;
        const item = memberOf(many.shape);
        const test = drawLambda(at, [item, { kind: 'number', flavour: 'count' }, many.shape], (inner) =>
          inner.random.chance(0.3) ? '$i = 0' : inner.piece('boolean'),
        );
        return drawn(
          `$single(${at.random.chance(0.5) ? many.text : `[${many.text}][0]`}, ${at.random.chance(0.7) ? test : 'function($v, $i){$i = 0}'})`,
          item,
        );
      },
    },
    {
      weight: 1,
      draw(at) {
        const many = drawMany(at);
        const first = draw(at);
        if (many === undefined) return undefined;
        const body = drawLambda(
          at,
          [first.shape, memberOf(many.shape), { kind: 'number', flavour: 'count' }, many.shape],
          (inner) => inner.piece(kind),
          at.random.chance(0.95) ? 2 : 1,
        );
        return drawn(
          `$reduce(${many.text}, ${body}${at.random.chance(0.8) ? `, ${first.text}` : ''})`,
          first.shape,
        );
      },
    },
    {
      weight: 0.3,
      draw(at) {
        const inner = draw(at);
        return drawn(`$lookup({"k": ${inner.text}}, "k")`, inner.shape);
      },
    },
    { weight: 0.3, draw: (at) => ({ ...draw(at), power: 0 }) },
  ];

  function drawBlock(at: Draw): Drawn {
    const bindings = at.random.times(1, 2, () => ({
      name: at.variableName(),
      value: at.deeper().draw('any'),
    }));
    let inner = at;
    const texts = bindings.map(({ name, value }) => {
      inner = inner.with({ name, shape: value.shape });
      return `${name} := ${value.text}`;
    });
    const result = inner.deeper().draw(kind);
    return drawn(`(${[...texts, result.text].join('; ')}${at.random.chance(0.05) ? ';' : ''})`, result.shape);
  }

  function drawImmediateCall(at: Draw): Drawn {
    const values = at.random.times(1, 2, () => at.deeper().draw('any'));
    let shape: Shape = { kind: 'null' };
    const lambda = drawLambda(
      at,
      values.map((value) => value.shape),
      (inner) => {
        const body = inner.deeper().draw(kind);
        shape = body.shape;
        return body.text;
      },
    );
    const args = values.map(({ text }) => text);
    if (at.random.chance(0.15) && args.length > 0)
      return drawn(`${at.fit(values[0] as Drawn, 41)} ~> ${lambda}`, shape, 40);
    if (at.random.chance(0.1)) args.pop();
    return drawn(`${at.random.chance(0.5) ? lambda : `(${lambda})`}(${args.join(', ')})`, shape, 80);
  }

  /** A function kept in a variable and called once or twice, at times partially applied or chained. */
  function drawClosure(at: Draw): Drawn {
    const parameter = at.deeper().draw('any');
    const lambda = drawLambda(at, [parameter.shape, { kind: 'number', flavour: 'count' }], (inner) =>
      inner.piece(kind),
    );
    const again = at.piece('any');
    const use = at.random.pick([
      `$f(${parameter.text})`,
      `$f(${parameter.text}, 2)`,
      `[$f(${parameter.text}), $f(${again})][0]`,
      `($g := $f(?, 3); $g(${parameter.text}))`,
      `${at.fit(parameter, 41)} ~> $f`,
      `${at.fit(parameter, 41)} ~> $f(2)`,
      `(${at.fit(parameter, 41)} ~> ($f ~> function($r){$r}))`,
      `($h := $f ~> $string; $h(${parameter.text}); $f(${again}))`,
      `$map([${parameter.text}], $f)[0]`,
    ]);
    return drawn(`($f := ${lambda}; ${use})`, kindShape(kind));
  }
}

export function kindShape(kind: Single): Shape {
  if (kind === 'object') return { kind: 'object', fields: [] };
  if (kind === 'boolean') return { kind: 'boolean' };
  return kind === 'number' ? { kind: 'number', flavour: 'any' } : { kind: 'text', flavour: 'any' };
}

export const listOf = (of: Shape, text: string, power: number = tightest): Drawn =>
  drawn(text, list(of), power);
