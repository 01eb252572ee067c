import { type Code, code, indentCode, joinCode } from '../../code/Code.ts';
import type { ExpressionTree, Stage } from '../../ExpressionTree.ts';
import { Allowance } from '../../runtime/Allowance.ts';
import { pickFrom } from '../../runtime/pickFrom.ts';
import { Body } from '../Body.ts';
import { Frame } from '../Frame.ts';
import { itemContext, readMember } from '../itemContext.ts';
import { isOnly, kinds } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { Site } from '../Site.ts';
import { isNoMap } from './isNoMap.ts';
import { orderStep } from './orderStep.ts';
import type { Stream } from './Stream.ts';

/** What is done with the items of one list: predicates and numbers of a step, then the steps behind it. */
export interface Pipeline {
  readonly stages: readonly Stage[];
  /** The variable of `#` behind the name itself. */
  readonly index?: string | undefined;
  readonly steps: readonly ExpressionTree[];
}

/** Statements that go through the items of a list, all steps and predicates in one loop as far as that is possible. */
export function loopItems(items: Code, pipeline: Pipeline, site: Site, stream: Stream): Code {
  const { unit } = site;
  const { stages, steps, index } = pipeline;
  const place = stages.findIndex(isPlace);
  if (place === 0) {
    const picked = unit.name('items');
    const pick = runtimeCall(unit.scope, pickFrom, items, code`${stages[0]?.expr?.value as number}`);
    const rest = loopItems(picked, { ...pipeline, stages: stages.slice(1) }, site, stream);
    return joinCode([
      code`const ${picked} = ${pick};`,
      code`if (${picked} === undefined) ${stream.giveUp}`,
      rest,
    ]);
  }
  if (place > 0) {
    return collected(
      (inner) => loopItems(items, { stages: stages.slice(0, place), index, steps: [] }, site, inner),
      (kept) => loopItems(kept, { stages: stages.slice(place), steps }, site, stream),
      site,
      stream,
    );
  }
  const sort = steps.findIndex(({ type }) => type === 'sort');
  if (sort < 0) return loop(items, pipeline, site, stream);
  const step = steps[sort] as ExpressionTree;
  const ordered = (kept: Code) => {
    const { statements, sorted } = orderStep(step, kept, site, stream.giveUp);
    const rest = { stages: step.stages ?? [], steps: steps.slice(sort + 1) };
    return joinCode([statements, loopItems(sorted, rest, site, stream)]);
  };
  if (sort === 0 && stages.length === 0) return ordered(items);
  const before = { stages, index, steps: steps.slice(0, sort) };
  return collected((inner) => loop(items, before, site, inner), ordered, site, stream);
}

/** Gathers what one loop finds for another one to go through. */
function collected(
  fill: (inner: Stream) => Code,
  use: (kept: Code) => Code,
  { unit }: Site,
  { giveUp }: Stream,
): Code {
  const kept = unit.name('kept');
  const sink: Stream['sink'] = ({ code: found }) =>
    code`if (Array.isArray(${found})) ${giveUp}
${kept}.push(${found});`;
  return joinCode([code`const ${kept} = [];`, fill({ giveUp, sink }), use(kept)]);
}

function loop(items: Code, { stages, index, steps }: Pipeline, site: Site, stream: Stream): Code {
  const { unit } = site;
  const [turn, item] = [unit.name('turn'), unit.name('item')];
  const isMap = stages.some(({ expr }) => hasName(expr)) || hasName(steps[0]);
  const context = itemContext(item, unit.scope, { isMap, isData: true, isRoot: true });
  const frame = new Frame(site.frame);
  const counters: Code[] = [];
  if (index !== undefined) frame.bind(index, turn, { isNumber: true });
  const guard = isMap ? isNoMap(item) : code`${item} === undefined || Array.isArray(${item})`;
  const inner = { ...site, context, frame };
  const statements = passStages(stages, inner, stream, counters, () => takeStep(steps, inner, stream));
  return code`${unit.scope.value(Allowance, 'Allowance')}.spend(${items}.length);
${joinCode(counters)}
for (let ${turn} = 0; ${turn} < ${items}.length; ${turn}++) {
  const ${item} = ${items}[${turn}];
  if (${guard}) ${stream.giveUp}
${indentCode(statements)}
}`;
}

function passStages(
  stages: readonly Stage[],
  site: Site,
  stream: Stream,
  counters: Code[],
  last: () => Code,
): Code {
  const [stage, ...others] = stages;
  if (stage === undefined) return last();
  const { unit } = site;
  const next = () => passStages(others, site, stream, counters, last);
  if (stage.type === 'index' || stage.expr === undefined) {
    const [counter, place] = [unit.name('counter'), unit.name('place')];
    counters.push(code`let ${counter} = 0;`);
    site.frame.bind(String(stage.value), place, { isNumber: true });
    return joinCode([code`const ${place} = ${counter}++;`, next()]);
  }
  const body = new Body(unit.name);
  const holds = unit.lower(stage.expr, { ...site, body });
  if (isOnly(holds, kinds.boolean)) return body.before(code`if (!${holds.code}) continue;\n${next()}`);
  if (isOnly(holds, kinds.boolean | kinds.missing))
    return body.before(code`if (${holds.code} !== true) continue;\n${next()}`);
  const held = body.variable('held', undefined);
  return body.before(code`if ((${held} = ${holds.code}) !== true) {
  if (${held} !== false && ${held} !== undefined) ${stream.giveUp}
  continue;
}
${next()}`);
}

/** What the next step finds in an item goes to the step behind it, or into the sink. */
function takeStep(steps: readonly ExpressionTree[], site: Site, stream: Stream): Code {
  const { context, unit } = site;
  const [step, ...others] = steps;
  if (step === undefined) {
    const possible = kinds.any - kinds.missing - kinds.function - kinds.list;
    const known = context.isMap ? kinds.map : possible;
    return stream.sink({ code: context.whole(), kinds: known, isPlain: true }, site);
  }
  const found = unit.name('found');
  if (step.type !== 'name') {
    const body = new Body(unit.name);
    const operand = unit.lower(step, { ...site, body });
    const present = { code: found, kinds: operand.kinds & ~kinds.missing, isPlain: true };
    const taken = stream.sink(present, site);
    if (isOnly(operand, kinds.any - kinds.missing))
      return body.before(code`const ${found} = ${operand.code};\n${taken}`);
    return body.before(
      code`const ${found} = ${operand.code};\nif (${found} !== undefined) {\n${indentCode(taken)}\n}`,
    );
  }
  const member = code`const ${found} = ${readMember(context.whole(), String(step.value), unit.scope)};`;
  if (others.length === 0) {
    const operand = { code: found, kinds: kinds.any - kinds.missing - kinds.function, isPlain: true };
    const taken = stream.sink(operand, site);
    return code`${member}\nif (${found} !== undefined) {\n${indentCode(taken)}\n}`;
  }
  const isMap = hasName(others[0]);
  const inner = { ...site, context: itemContext(found, unit.scope, { isMap, isData: true, isRoot: true }) };
  return code`${member}
if (${found} !== undefined) {
  if (${isMap ? isNoMap(found) : code`Array.isArray(${found})`}) ${stream.giveUp}
${indentCode(takeStep(others, inner, stream))}
}`;
}

function isPlace({ type, expr }: Stage): boolean {
  return type === 'filter' && expr?.type === 'number';
}

/** Whether a name is looked up in an item, which had better be a map then. */
function hasName(node: unknown): boolean {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return false;
  return (node as ExpressionTree).type === 'name' || Object.values(node).some(hasName);
}
