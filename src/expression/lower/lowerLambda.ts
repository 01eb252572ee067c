import { type Code, code, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { FunctionValue } from '../runtime/FunctionValue.ts';
import { noted } from '../runtime/noted.ts';
import { Signature } from '../runtime/Signature.ts';
import { TailCall } from '../runtime/TailCall.ts';
import { unbound } from '../runtime/unbound.ts';
import { closure } from './closure.ts';
import { Frame } from './Frame.ts';
import { lowerArguments } from './lowerArguments.ts';
import { lowerLastCall } from './lowerCall.ts';
import { kinds, type Operand } from './Operand.ts';
import { runtimeCall } from './runtimeCall.ts';
import type { Site } from './Site.ts';

/** `function($a, $b) { … }`: its context is the one of the place where it stands. */
export function lowerLambda(tree: ExpressionTree, site: Site): Operand {
  const { unit } = site;
  if (tree.thunk) {
    const call = tree.body as ExpressionTree;
    return site.isCallback ? lowerLastCall(call, site) : lowerTailCall(call, site);
  }
  const parameters = (tree.arguments ?? []).map((parameter) => String(parameter.value));
  const args = unit.name('args');
  const implementation = closure(unit.name, args, (body) => {
    const frame = new Frame(site.frame);
    for (const [index, name] of parameters.entries()) {
      frame.bind(name, body.variable('parameter', code`${args}[${index}]`));
    }
    const inner = tree.body as ExpressionTree;
    frame.declare([inner], body, unit.scope.value(unbound, 'unbound'));
    return unit.lower(inner, { ...site, body, frame, depth: 0, isCallback: false }).code;
  });
  const Lambda = unit.scope.value(FunctionValue, 'FunctionValue');
  const signature = lowerSignature(tree, site);
  return {
    code: code`new ${Lambda}('lambda', ${parameters.length}, ${implementation}${signature})`,
    kinds: kinds.function,
  };
}

function lowerSignature({ signature }: ExpressionTree, { unit }: Site): Code {
  if (signature === undefined) return code``;
  return code`, ${unit.scope.make(Signature.parse, [signature.definition], 'signature')}`;
}

/** A call that ends a function is left to whoever called that, with its arguments still to be evaluated. */
function lowerTailCall(call: ExpressionTree, site: Site): Operand {
  const { unit } = site;
  const procedure = call.procedure as ExpressionTree;
  const token = procedure.type === 'variable' ? String(procedure.value) : undefined;
  const prepare = closure(unit.name, code``, (body) => {
    const inner = { ...site, body };
    const callee = unit.lower(procedure, inner).code;
    const args = lowerArguments(call, inner, false).map((arg) => arg.code);
    const called = runtimeCall(unit.scope, noted, callee, code`${procedure.position}`, code`${token}`);
    return code`[${called}, [${joinCode(args, ', ')}]]`;
  });
  const Tail = unit.scope.value(TailCall, 'TailCall');
  return { code: code`new ${Tail}(${prepare}, ${procedure.position}, ${token})`, kinds: kinds.any };
}
