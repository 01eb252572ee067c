import { type Code, code, joinCode } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { callback } from '../runtime/callback.ts';
import { unbound } from '../runtime/unbound.ts';
import { closure } from './closure.ts';
import { Frame } from './Frame.ts';
import type { Site } from './Site.ts';

/**
 * A function that is written where an argument stands, for a built-in function to call: its parameters are
 * JavaScript's, and a call at its end is an ordinary one.
 */
export function lowerCallback(tree: ExpressionTree, site: Site): Code {
  const { unit } = site;
  const names = (tree.arguments ?? []).map((parameter) => String(parameter.value));
  const parameters = names.map(() => unit.name('parameter'));
  const direct = closure(unit.name, joinCode(parameters, ', '), (body) => {
    const frame = new Frame(site.frame);
    for (const [index, name] of names.entries()) frame.bind(name, parameters[index] as Code);
    const inner = tree.body as ExpressionTree;
    frame.declare([inner], body, unit.scope.value(unbound, 'unbound'));
    return unit.lower(inner, { ...site, body, frame, depth: 0, isCallback: true }).code;
  });
  return code`${unit.scope.value(callback, 'callback')}(${names.length}, ${direct})`;
}
