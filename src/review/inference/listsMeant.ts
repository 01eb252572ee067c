import type { PathStep } from '../../blueprint/Path.ts';
import type { ExpressionTree } from '../../expression/ExpressionTree.ts';
import { holdsList, knownPath } from './eventSchema.ts';
import { Kind } from './Kind.ts';
import { type ReadPath, readPaths } from './readPaths.ts';

/** A place of the event that an expression takes for a list. */
export interface ListMeant {
  readonly steps: readonly PathStep[];
  /** Where the path goes on in each of its items. */
  readonly rest: readonly PathStep[];
  readonly path: ReadPath;
}

/** Functions that go over a list and answer one. */
const listFunctions = new Set([
  'map',
  'filter',
  'distinct',
  'reverse',
  'sort',
  'append',
  'zip',
  'shuffle',
  'each',
]);

/** Lists that the schema of events knows of, and what the expression itself treats as one. */
export function listsMeant(tree: ExpressionTree): ListMeant[] {
  const given = new Set<ExpressionTree>();
  collectArguments(tree, given);
  return readPaths(tree).flatMap((path) => {
    const { steps } = path;
    const known = steps.flatMap((_, index) => (isKnownList(steps.slice(0, index + 1)) ? [index + 1] : []));
    const isMeant = (goesOver(path) || given.has(path.tree)) && mayBeList(steps);
    const ends = isMeant ? [...known, steps.length] : known;
    return [...new Set(ends)].map((end) => ({ steps: steps.slice(0, end), rest: steps.slice(end), path }));
  });
}

/** What the schema describes as something else is no list, however it is treated. */
function mayBeList(steps: readonly PathStep[]): boolean {
  const { schema, kinds } = knownPath(steps, true);
  return schema === undefined || (kinds & Kind.list) !== 0;
}

function isKnownList(steps: readonly PathStep[]): boolean {
  const { schema } = knownPath(steps, true);
  return schema !== undefined && holdsList(schema);
}

/** A predicate other than a number, or a step that is made for each item. */
function goesOver({ tree, names }: ReadPath): boolean {
  const last = names.at(-1);
  const filters =
    last?.stages?.some(({ type, expr }) => type === 'filter' && expr?.type !== 'number') ?? false;
  const steps = tree.steps ?? [];
  const next = last === undefined ? undefined : steps[steps.indexOf(last) + 1];
  const isMade =
    next !== undefined && ['unary', 'block', 'sort', 'function', 'condition'].includes(next.type);
  return filters || isMade;
}

/** The paths that functions of lists are given first. */
function collectArguments(node: unknown, given: Set<ExpressionTree>): void {
  if (typeof node !== 'object' || node === null || node instanceof RegExp) return;
  const { type, procedure, arguments: args = [], lhs, rhs } = node as ExpressionTree;
  const [first] = args;
  if (type === 'function' && first !== undefined && isListFunction(procedure)) given.add(first);
  if (type === 'apply' && lhs !== undefined && isListFunction(rhs?.procedure ?? rhs)) given.add(lhs);
  for (const member of Object.values(node)) collectArguments(member, given);
}

function isListFunction(procedure: ExpressionTree | undefined): boolean {
  return procedure?.type === 'variable' && listFunctions.has(String(procedure.value));
}
