import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { readBinding } from '../runtime/readBinding.ts';
import { unbound } from '../runtime/unbound.ts';
import { builtinValue } from './builtinValue.ts';
import type { Context } from './Context.ts';
import { findVariable } from './findVariable.ts';
import { kinds, type Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** `$name`, `$` for the context, `$$` for the input. */
export function lowerVariable(tree: ExpressionTree, site: Site): Operand {
  if (tree.value === '')
    return { code: dollar(site.context), kinds: kinds.any, isOpen: !site.context.isRoot };
  const known = findVariable(String(tree.value), site);
  if (known?.isNumber) return { code: known.code, kinds: kinds.number, isPlain: true };
  return { code: readVariable(String(tree.value), site), kinds: kinds.any };
}

function dollar({ itself, whole }: Context): Code {
  return (itself ?? whole)();
}

/** `%`: the context of an earlier step. */
export function lowerParent(tree: ExpressionTree, site: Site): Operand {
  return { code: readVariable(tree.slot?.label ?? '', site), kinds: kinds.any, isOpen: true };
}

/** The innermost variable of a name that is assigned when this code runs. */
export function readVariable(name: string, site: Site): Code {
  const { scope } = site.unit;
  const found: ((outer: () => Code) => Code)[] = [];
  for (let frame: Site['frame'] | undefined = site.frame; frame !== undefined; frame = frame.parent) {
    const { tuple } = frame;
    const variable = frame.own(name);
    if (variable?.isBound) return found.reduceRight((outer, wrap) => wrap(() => outer), variable.code);
    if (variable !== undefined) {
      const { code: read } = variable;
      found.push((outer) => code`(${read} !== ${scope.value(unbound, 'unbound')} ? ${read} : ${outer()})`);
    }
    if (tuple !== undefined && site.unit.carried.has(name)) {
      found.push(
        (outer) =>
          code`(${tuple} !== undefined && Object.hasOwn(${tuple}, ${name}) ? ${tuple}[${name}] : ${outer()})`,
      );
    }
  }
  return found.reduceRight((outer, wrap) => wrap(() => outer), readGlobal(name, site));
}

function readGlobal(name: string, { unit }: Site): Code {
  const { scope, bindings } = unit;
  if (name === '$') return unit.root();
  const builtin = unit.hidden.has(name) ? undefined : builtinValue(name, unit);
  if (builtin !== undefined) return builtin;
  return bindings === undefined
    ? code`undefined`
    : code`${scope.value(readBinding, 'readBinding')}(${bindings}, ${name})`;
}
