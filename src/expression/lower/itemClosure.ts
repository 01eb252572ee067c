import { type Code, code } from '../code/Code.ts';
import type { ExpressionTree } from '../ExpressionTree.ts';
import { unbound } from '../runtime/unbound.ts';
import { closure } from './closure.ts';
import { Frame } from './Frame.ts';
import { itemContext } from './itemContext.ts';
import type { Operand } from './Operand.ts';
import type { Site } from './Site.ts';

/** A function of one item, which is the context of what it evaluates. */
export function itemClosure(site: Site, write: (inner: Site) => Operand): Code {
  const { unit } = site;
  const item = unit.name('item');
  return closure(
    unit.name,
    item,
    (body) => write({ ...site, body, context: itemContext(item, unit.scope) }).code,
  );
}

/** The same for items that carry variables: those are in a frame of their own. */
export function tupleClosure(
  site: Site,
  trees: readonly ExpressionTree[],
  write: (inner: Site) => Operand,
): Code {
  const { unit } = site;
  const [item, tuple] = [unit.name('item'), unit.name('tuple')];
  return closure(unit.name, code`${item}, ${tuple}`, (body) => {
    const frame = new Frame(site.frame, tuple);
    frame.declare(trees, body, unit.scope.value(unbound, 'unbound'));
    return write({ ...site, body, frame, context: itemContext(item, unit.scope) }).code;
  });
}
