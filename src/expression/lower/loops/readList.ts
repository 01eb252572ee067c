import { type Code, code, joinCode } from '../../code/Code.ts';
import { Frame } from '../Frame.ts';
import { itemContext, readMember } from '../itemContext.ts';
import type { Site } from '../Site.ts';
import { isFalseOfNothing } from './isFalseOfNothing.ts';
import type { PathPlan } from './planPath.ts';

/** Answered in place of the list that a path leads to, when that is missing. */
export const none: readonly unknown[] = [];

/** Statements that walk to the list of a path, the variable that has its items then, and ancestors on the way. */
export function readList(
  { start, names }: PathPlan,
  site: Site,
  giveUp: Code,
): { statements: Code; items: Code; frame: Frame } {
  const { unit } = site;
  const { scope } = unit;
  const frame = new Frame(site.frame);
  const context = start === undefined ? site.context : itemContext(start.code, scope, start);
  const lines: Code[] = [];
  // The context as a whole may have to be made first.
  const whole = () => {
    const variable = unit.name('whole');
    lines.push(code`const ${variable} = ${context.whole()};`);
    return variable;
  };
  let holder: Code | undefined;
  for (const { value, ancestor } of names) {
    const name = String(value);
    const next = unit.name('holder');
    if (holder === undefined) {
      if (ancestor !== undefined) bindAncestor(frame, ancestor.label, whole());
      if (context.isMap) lines.push(code`const ${next} = ${context.member(name)};`);
      else lines.push(readNext(next, context.whole(), context.member(name), giveUp));
    } else {
      if (ancestor !== undefined) bindAncestor(frame, ancestor.label, holder);
      lines.push(readNext(next, holder, readMember(holder, name, scope), giveUp));
    }
    holder = next;
  }
  if (holder === undefined && context.items !== undefined) {
    return { statements: code``, items: context.items(), frame };
  }
  const list = holder ?? whole();
  // The whole input is one item, also when it is a list; from `$` on it is its items.
  const isInput = holder === undefined && context.isRoot && !context.isMap;
  if (isInput) lines.push(code`if (Array.isArray(${list})) ${giveUp}`);
  const last = names.at(-1);
  const [filter] = last?.tuple ? [] : (last?.stages ?? []);
  if (filter?.expr !== undefined && !isFalseOfNothing(filter.expr)) {
    lines.push(code`if (${list} === undefined) ${giveUp}`);
  }
  const items = unit.name('items');
  const empty = scope.value(none, 'none');
  lines.push(
    code`const ${items} = Array.isArray(${list}) ? ${list} : ${list} === undefined ? ${empty} : [${list}];`,
  );
  return { statements: joinCode(lines), items, frame };
}

function readNext(next: Code, holder: Code, member: Code, giveUp: Code): Code {
  return code`let ${next};
if (typeof ${holder} === 'object' && ${holder} !== null) {
  if (Array.isArray(${holder})) ${giveUp}
  ${next} = ${member};
}`;
}

/** Where an item was found, what holds it is a map. */
function bindAncestor(frame: Frame, label: string, holder: Code): void {
  frame.bind(label, holder, { isMap: true, isData: true });
}
