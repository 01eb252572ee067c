import { type Code, code, indentCode, joinCode } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { Allowance } from '../../runtime/Allowance.ts';
import { callFunction } from '../../runtime/applyFunction.ts';
import { isRecord } from '../../runtime/isRecord.ts';
import { Sequence } from '../../runtime/Sequence.ts';
import { setMember } from '../../runtime/setMember.ts';
import { Body } from '../Body.ts';
import { builtinValue } from '../builtinValue.ts';
import { kinds, type Operand } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { Site } from '../Site.ts';
import { truth } from '../truth.ts';
import { findsData } from './findsData.ts';
import { LoopLambda } from './LoopLambda.ts';
import { listArgument } from './listArgument.ts';
import { type LoopPlace, rememberCall, toldLoop } from './toldLoop.ts';

/** A loop of a function that calls a lambda for each member of a map. */
interface MemberLoop {
  readonly start: (gathered: Code) => Code;
  readonly turn: (names: Names, value: Operand, body: Body, site: Site) => Code;
  readonly finish: (gathered: Code, site: Site) => Code;
}

interface Names {
  readonly gathered: Code;
  readonly name: Code;
  readonly member: Code;
}

const loops: Readonly<Record<string, MemberLoop>> = {
  each: {
    start: (gathered) => code`const ${gathered} = [];`,
    turn: ({ gathered }, value, body) => {
      const made = body.variable('made');
      return code`if ((${made} = ${value.code}) !== undefined) ${gathered}.push(${made});`;
    },
    finish: (gathered, { unit }) => code`return ${unit.scope.value(Sequence, 'Sequence')}.of(${gathered});`,
  },
  sift: {
    start: (gathered) => code`let ${gathered};`,
    turn: ({ gathered, name, member }, value, body, site) =>
      code`if (${truth(value, { ...site, body })}) ${runtimeCall(site.unit.scope, setMember, code`${gathered} ??= {}`, name, member)};`,
    finish: (gathered) => code`return ${gathered};`,
  },
};

/** `$each` and `$sift` with a lambda as loops of their own; undefined for other functions and arguments. */
export function lowerMemberCall(
  place: LoopPlace,
  args: readonly ExpressionTree[],
  site: Site,
): Operand | undefined {
  const loop = Object.hasOwn(loops, place.name) ? loops[place.name] : undefined;
  const [map, lambda, ...others] = args;
  if (loop === undefined || map === undefined || !LoopLambda.is(lambda) || others.length > 0)
    return undefined;
  const { unit } = site;
  const { scope } = unit;
  const variables = { gathered: unit.name('gathered'), name: unit.name('name'), member: unit.name('member') };
  const [given, names, turn] = [unit.name('map'), unit.name('names'), unit.name('turn')];
  const body = new Body(unit.name);
  const inner = { ...site, body };
  const parameters = [
    { code: variables.member, isData: findsData(map, site) },
    { code: variables.name },
    { code: given },
  ];
  const value = LoopLambda.lower(lambda, parameters, inner, body);
  const walk = code`for (let ${turn} = 0; ${turn} < ${names}.length; ${turn}++) {
  const ${variables.name} = ${names}[${turn}];
  const ${variables.member} = ${given}[${variables.name}];
${indentCode(body.before(loop.turn(variables, value, body, inner)))}
}`;
  const whole = joinCode([
    refusal(place, given, site),
    rememberCall(place, site),
    code`const ${names} = ${given} === undefined ? [] : Object.keys(${given});`,
    code`${scope.value(Allowance, 'Allowance')}.spend(${names}.length);`,
    loop.start(variables.gathered),
    toldLoop(walk, place, site),
    loop.finish(variables.gathered, site),
  ]);
  return {
    code: code`((${given}) => {\n${indentCode(whole)}\n})(${listArgument(map, site)})`,
    kinds: kinds.any,
    isOpen: true,
  };
}

/** What is neither a map nor missing is refused by the signature, whichever function comes second. */
function refusal({ name, position }: LoopPlace, given: Code, { unit, depth }: Site): Code {
  const callee = builtinValue(name, unit) ?? code`undefined`;
  const at = unit.scope.value({ position, token: name, depth }, 'place');
  const called = runtimeCall(
    unit.scope,
    callFunction,
    callee,
    code`[${given}, ${callee}]`,
    code`undefined`,
    at,
  );
  return code`if (${given} !== undefined && !${runtimeCall(unit.scope, isRecord, given)}) return ${called};`;
}
