import { type Code, code, indentCode, joinCode } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { Sequence } from '../../runtime/Sequence.ts';
import type { Body } from '../Body.ts';
import { kinds, type Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';
import { truth } from '../truth.ts';
import { findsData } from './findsData.ts';
import { LoopLambda } from './LoopLambda.ts';
import { listArgument } from './listArgument.ts';
import { type LoopPlace, rememberCall, toldLoop } from './toldLoop.ts';
import { walkList } from './walkList.ts';

/** A loop of a function that calls a lambda for each item of a list. */
interface ListLoop {
  /** Declares what is gathered. */
  readonly start: (gathered: Code, site: Site) => Code;
  /** Takes in what the lambda's body has made of an item. */
  readonly turn: (gathered: Code, item: Code, value: Operand, body: Body, site: Site) => Code;
}

const gatherList = (gathered: Code): Code => code`const ${gathered} = [];`;

const loops: Readonly<Record<string, ListLoop>> = {
  map: {
    start: gatherList,
    turn: (gathered, _, value, body) => {
      const made = body.variable('made');
      return code`if ((${made} = ${value.code}) !== undefined) ${gathered}.push(${made});`;
    },
  },
  filter: {
    start: gatherList,
    turn: (gathered, item, value, body, site) =>
      code`if (${truth(value, { ...site, body })}) ${gathered}.push(${item});`,
  },
};

/** `$map` and `$filter` with a lambda as loops of their own; undefined for other functions and arguments. */
export function lowerListCall(
  place: LoopPlace,
  args: readonly ExpressionTree[],
  site: Site,
): Operand | undefined {
  const loop = Object.hasOwn(loops, place.name) ? loops[place.name] : undefined;
  const [list, lambda, ...others] = args;
  if (loop === undefined || list === undefined || !LoopLambda.is(lambda) || others.length > 0)
    return undefined;
  const { unit } = site;
  const [given, gathered] = [unit.name('list'), unit.name('gathered')];
  const walk = walkList(given, site, (item, turn, items, body, inner) => {
    const known = { isData: findsData(list, site) };
    const value = LoopLambda.lower(
      lambda,
      [{ ...known, code: item }, { code: turn, isNumber: true }, { code: items }],
      inner,
      body,
    );
    return loop.turn(gathered, item, value, body, inner);
  });
  const whole = joinCode([
    rememberCall(place, site),
    code`if (${given} === undefined) return undefined;`,
    walk.items,
    loop.start(gathered, site),
    toldLoop(walk.loop, place, site),
    code`return ${unit.scope.value(Sequence, 'Sequence')}.of(${gathered});`,
  ]);
  return {
    code: code`((${given}) => {\n${indentCode(whole)}\n})(${listArgument(list, site)})`,
    kinds: kinds.any,
    isOpen: true,
  };
}
