import { type ListShape, memberOf, type Shape } from '../data/Shape.ts';
import { type Draw, type Drawn, drawn } from './Draw.ts';
import { quoteWord } from './quoteWord.ts';

/** A way through a shape: the names, what each of them yields, and whether lists were passed on the way. */
interface Route {
  readonly names: readonly string[];
  readonly shapes: readonly Shape[];
  readonly many: boolean;
}

const routesOfShape = new WeakMap<Shape, readonly Route[]>();

function routesOf(shape: Shape): readonly Route[] {
  const known = routesOfShape.get(shape);
  if (known !== undefined) return known;
  const routes: Route[] = [];
  const walk = (from: Shape, route: Route) => {
    const many = route.many || from.kind === 'list';
    const item = memberOf(from);
    if (item.kind !== 'object' || route.names.length > 4) return;
    for (const field of item.fields) {
      const next = {
        names: [...route.names, field.name],
        shapes: [...route.shapes, field.shape],
        many,
      };
      routes.push(next);
      walk(field.shape, next);
    }
  };
  walk(shape, { names: [], shapes: [], many: false });
  routesOfShape.set(shape, routes);
  return routes;
}

interface Start {
  readonly text: string;
  readonly shape: Shape;
}

function startsOf(at: Draw): Start[] {
  const { focus, root, variables, parents } = at.place;
  const starts: Start[] = [
    { text: '', shape: focus },
    { text: '', shape: focus },
    { text: '', shape: focus },
    { text: '$', shape: focus },
    { text: '$$', shape: root },
  ];
  for (const { name, shape } of variables) starts.push({ text: name, shape }, { text: name, shape });
  parents.forEach((shape, index) => {
    starts.push({ text: Array.from({ length: index + 1 }, () => '%').join('.'), shape });
  });
  return starts;
}

/** A path or variable that yields one value of a kind, no list being passed on the way. */
export function drawSingle(at: Draw, kind: Shape['kind']): Drawn | undefined {
  const start = at.random.pick(startsOf(at));
  if (start.text !== '' && start.shape.kind === kind && at.random.chance(0.6))
    return drawn(start.text, start.shape);
  const routes = routesOf(start.shape).filter(({ many, shapes }) => !many && shapes.at(-1)?.kind === kind);
  if (routes.length === 0) return undefined;
  return writeRoute(at, start, at.random.pick(routes));
}

/** A path or variable that yields a list or a sequence. */
export function drawMany(at: Draw, wanted?: (item: Shape) => boolean): Drawn | undefined {
  const start = at.random.pick(startsOf(at));
  const fits = (shape: Shape) => wanted === undefined || wanted(memberOf(shape));
  if (start.text !== '' && start.shape.kind === 'list' && fits(start.shape) && at.random.chance(0.5)) {
    return drawn(start.text, start.shape);
  }
  const routes = routesOf(start.shape).filter(({ many, shapes }) => {
    const last = shapes.at(-1) as Shape;
    return (many || last.kind === 'list') && fits(last);
  });
  if (routes.length === 0) return undefined;
  const route = at.random.pick(routes);
  const written = writeRoute(at, start, route);
  const shape: ListShape = { kind: 'list', of: memberOf(route.shapes.at(-1) as Shape) };
  return { ...written, shape };
}

export function quoteName(at: Draw, name: string): string {
  if (!at.random.chance(0.04)) return quoteWord(name);
  return at.random.chance(0.3) ? JSON.stringify(name) : `\`${name}\``;
}

function writeRoute(at: Draw, start: Start, route: Route): Drawn {
  const { random } = at;
  let text = start.text;
  let item = memberOf(start.shape);
  let power = 75;
  const parents: Shape[] = [];
  route.names.forEach((name, index) => {
    const shape = route.shapes[index] as Shape;
    let step = quoteName(at, name);
    // A quoted name at the start is a string, not a path.
    if (text === '' && step.startsWith('"')) step = `\`${name}\``;
    if (random.chance(0.015))
      step = random.pick(['*', '**', `**.${step}`, `$lookup(${JSON.stringify(name)})`]);
    parents.unshift(item);
    item = memberOf(shape);
    const stage = random.chance(0.1) ? drawStage(at, shape, parents) : '';
    text = text === '' ? `${step}${stage}` : `${text}.${step}${stage}`;
    if (stage.startsWith('^')) power = 40;
  });
  return drawn(text, route.shapes.at(-1) as Shape, power);
}

/** What may follow a step: a predicate, an index, `[]`, an order or a binding. */
function drawStage(at: Draw, shape: Shape, parents: readonly Shape[]): string {
  const { random } = at;
  const isList = shape.kind === 'list';
  const inner = at.inside(memberOf(shape), parents).deeper();
  const roll = random.below(20);
  if (!isList)
    return roll < 8
      ? '[]'
      : roll < 12
        ? '[0]'
        : roll < 14
          ? '[-1]'
          : roll < 16
            ? `[${inner.piece('boolean')}]`
            : '';
  if (roll < 5 && at.place.depth > 0) return `[${inner.piece('boolean')}]`;
  if (roll < 8) return `[${random.pick(['0', '0', '1', '-1', '-2', '1.5', '[0, 1]', '[0..1]', '100'])}]`;
  if (roll < 11) return '[]';
  if (roll < 13 && at.place.depth > 0) return `[${inner.piece('number')}]`;
  if (roll < 16 && at.place.depth > 0) return drawOrder(at.inside(memberOf(shape), parents));
  if (roll < 17) return '[0][]';
  return roll < 18 ? '#$i' : '';
}

/** `^(…)` with one to three terms. */
export function drawOrder(inner: Draw): string {
  const { random } = inner;
  const terms = random.times(1, random.chance(0.3) ? 3 : 1, () => {
    const term = inner.piece(random.pick(['number', 'text', 'number', 'text', 'any']));
    return `${random.pick(['', '', '<', '>', '>'])}${term}`;
  });
  return `^(${terms.join(', ')})`;
}
