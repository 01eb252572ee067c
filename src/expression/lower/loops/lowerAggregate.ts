import { type Code, code } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { kinds, type Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';
import { fusePath } from './fusePath.ts';
import { isRepeatable } from './isRepeatable.ts';
import { planPath } from './planPath.ts';
import { retry } from './retry.ts';

/** How a function brings what a path finds down to one value, without a list. */
interface Aggregate {
  /** What is found has to be of this type; anything else that is no list will do where it is not said. */
  readonly type?: 'number' | 'string';
  readonly initial: Code;
  /** Takes one value in, behind so many others; between texts stands the second argument. */
  readonly take: (result: Code, found: Code, count: Code, between: string) => Code;
  /** The answer when nothing is found. */
  readonly empty: Code;
  readonly finish: (result: Code, count: Code) => Code;
}

const itself = (result: Code) => result;

const aggregates: Readonly<Record<string, Aggregate>> = {
  sum: {
    type: 'number',
    initial: code`0`,
    take: (total, found) => code`${total} += ${found};`,
    empty: code`undefined`,
    finish: itself,
  },
  average: {
    type: 'number',
    initial: code`0`,
    take: (total, found) => code`${total} += ${found};`,
    empty: code`undefined`,
    finish: (total, count) => code`${total} / ${count}`,
  },
  max: {
    type: 'number',
    initial: code`-Infinity`,
    take: (most, found) => code`${most} = Math.max(${most}, ${found});`,
    empty: code`undefined`,
    finish: itself,
  },
  min: {
    type: 'number',
    initial: code`Infinity`,
    take: (least, found) => code`${least} = Math.min(${least}, ${found});`,
    empty: code`undefined`,
    finish: itself,
  },
  count: {
    initial: code`0`,
    take: () => code``,
    empty: code`0`,
    finish: (_, count) => count,
  },
  join: {
    type: 'string',
    initial: code`''`,
    take: (text, found, count, between) =>
      between === ''
        ? code`${text} += ${found};`
        : code`${text} = ${count} === 0 ? ${found} : ${text} + ${between} + ${found};`,
    empty: code`undefined`,
    finish: itself,
  },
  exists: {
    initial: code`0`,
    take: () => code``,
    empty: code`false`,
    finish: () => code`true`,
  },
};

/** What the functions answer. */
const answers: Readonly<Record<string, number>> = {
  count: kinds.number,
  exists: kinds.boolean,
  join: kinds.string | kinds.missing,
};

/**
 * A function such as `$sum` over all that a path finds, in the path's own loop; undefined when it has no such form.
 *
 * @param general the same call without a loop of its own.
 */
export function lowerAggregate(
  name: string,
  [argument, second, ...others]: readonly ExpressionTree[],
  site: Site,
  general: (inner: Site) => Operand,
): Operand | undefined {
  const aggregate = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
  const between = name === 'join' ? textOf(second) : second === undefined ? '' : undefined;
  if (aggregate === undefined || argument === undefined) return undefined;
  if (between === undefined || others.length > 0) return undefined;
  // What grows is counted where the function itself is.
  if (name === 'join' && site.unit.isCounted) return undefined;
  if (argument.keepArray || argument.group !== undefined) return undefined;
  const plan = planPath(argument, site);
  if (plan === undefined || !isRepeatable(argument, site) || !site.unit.mayRepeat()) return undefined;
  const known = retry(
    site,
    (inner, giveUp) => {
      const [result, count] = [inner.unit.name('result'), inner.unit.name('count')];
      const { type } = aggregate;
      const sink = ({ code: found }: Operand) => {
        const misfit = type === undefined ? code`Array.isArray(${found})` : code`typeof ${found} !== ${type}`;
        return code`if (${misfit}) ${giveUp}\n${aggregate.take(result, found, count, between)}\n${count}++;`;
      };
      return code`let ${result} = ${aggregate.initial};
let ${count} = 0;
${fusePath(plan, inner, { giveUp, sink })}
return ${count} === 0 ? ${aggregate.empty} : ${aggregate.finish(result, count)};`;
    },
    general,
  );
  return { ...known, kinds: answers[name] ?? kinds.number | kinds.missing };
}

/** A text that is written out, or none at all. */
function textOf(tree: ExpressionTree | undefined): string | undefined {
  if (tree === undefined) return '';
  const isBare = tree.predicate === undefined && tree.group === undefined;
  return tree.type === 'string' && isBare ? String(tree.value) : undefined;
}
