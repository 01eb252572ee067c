import { code, indentCode, joinCode } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { collapse } from '../../runtime/collapse.ts';
import { isOnly, kinds, type Operand } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { Site } from '../Site.ts';
import { findsData } from './findsData.ts';
import { LoopLambda } from './LoopLambda.ts';
import { listArgument } from './listArgument.ts';
import { type LoopPlace, rememberCall, toldLoop } from './toldLoop.ts';
import { walkList } from './walkList.ts';

/** `$reduce` with a lambda as a loop of its own; undefined for other functions and arguments. */
export function lowerReduceCall(
  place: LoopPlace,
  args: readonly ExpressionTree[],
  site: Site,
): Operand | undefined {
  const [list, lambda, start, ...others] = args;
  if (place.name !== 'reduce' || list === undefined || others.length > 0) return undefined;
  if (!LoopLambda.is(lambda) || (lambda.arguments ?? []).length < 2) return undefined;
  const { unit } = site;
  const listCode = listArgument(list, site);
  const initial: Operand =
    start === undefined ? { code: code`undefined`, kinds: kinds.missing } : unit.lower(start, site);
  // A function is nothing that the signature lets in there.
  if (!isOnly(initial, kinds.any - kinds.function)) return undefined;
  const [given, result, first] = [unit.name('list'), unit.name('result'), unit.name('first')];
  const walk = walkList(
    given,
    site,
    (item, turn, items, body, inner) => {
      const known = { isData: findsData(list, site) };
      const parameters = [
        { code: result },
        { ...known, code: item },
        { code: turn, isNumber: true },
        { code: items },
      ];
      const value = LoopLambda.lower(lambda, parameters, inner, body);
      const mayBeList = !isOnly(value, kinds.any - kinds.list);
      return code`${result} = ${mayBeList ? runtimeCall(unit.scope, collapse, value.code) : value.code};`;
    },
    first,
  );
  const begin = isOnly(initial, kinds.any - kinds.missing)
    ? code`const ${first} = 0;`
    : code`const ${first} = ${result} === undefined && ${walk.list}.length > 0 ? 1 : 0;
if (${first} === 1) ${result} = ${walk.list}[0];`;
  const whole = joinCode([
    rememberCall(place, site),
    code`if (${given} === undefined) return undefined;`,
    walk.items,
    begin,
    toldLoop(walk.loop, place, site),
    code`return ${result};`,
  ]);
  return {
    code: code`((${given}, ${result}) => {\n${indentCode(whole)}\n})(${listCode}, ${initial.code})`,
    kinds: kinds.any,
    isOpen: true,
  };
}
