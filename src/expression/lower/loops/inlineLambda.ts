import { code, joinCode } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { unbound } from '../../runtime/unbound.ts';
import { Frame, type Known } from '../Frame.ts';
import { findVariable } from '../findVariable.ts';
import type { Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';
import { LoopLambda } from './LoopLambda.ts';
import { listArgument } from './listArgument.ts';

/**
 * A call of a lambda that a variable surely holds, as the lambda's body in its place; undefined when it cannot stand
 * there. Only where faults are not told: those of a call know of the function that was called.
 */
export function inlineLambda(tree: ExpressionTree, site: Site): Operand | undefined {
  const { procedure, arguments: args = [] } = tree;
  const { unit, body } = site;
  if (!site.isRetried || procedure?.type !== 'variable' || procedure.predicate !== undefined)
    return undefined;
  // A function that is handed on, too, has to remember where it was called.
  if (unit.values.has(String(procedure.value))) return undefined;
  const lambda = findVariable(String(procedure.value), site)?.lambda;
  if (!LoopLambda.is(lambda?.tree) || !isOwnBody(lambda.tree) || !unit.mayRepeat()) return undefined;
  const frame = new Frame(lambda.frame);
  const settings = args.map((argument, index) => {
    const parameter = lambda.tree.arguments?.[index];
    const variable = body.variable('parameter');
    if (parameter !== undefined) frame.bind(String(parameter.value), variable, knownOf(argument, site));
    return code`${variable} = ${listArgument(argument, site)}`;
  });
  for (const { value } of (lambda.tree.arguments ?? []).slice(args.length)) {
    frame.bind(String(value), code`undefined`);
  }
  const inner = lambda.tree.body as ExpressionTree;
  frame.declare([inner], body, unit.scope.value(unbound, 'unbound'));
  const value = unit.lower(inner, {
    ...site,
    frame,
    context: lambda.context,
    depth: 0,
    isCallback: false,
  });
  return { ...value, code: code`(${joinCode([...settings, value.code], ', ')})`, isOpen: true };
}

/** A body that ends with a call leaves that to whoever called; here nobody did. */
function isOwnBody({ body }: ExpressionTree): boolean {
  return body !== undefined && body.type !== 'lambda' && !hasTailCall(body);
}

function hasTailCall(node: unknown): boolean {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return false;
  return (node as ExpressionTree).thunk === true || Object.values(node).some(hasTailCall);
}

/** The context itself is known as well as an argument as it is where it stands. */
function knownOf({ type, value, predicate, group }: ExpressionTree, { context }: Site): Known {
  const isContext = type === 'variable' && value === '' && predicate === undefined && group === undefined;
  return isContext ? { isMap: context.isMap, isData: context.isData } : {};
}
