import { isMap } from '../../blueprint/BlueprintNode.ts';
import type { Part } from '../../blueprint/Findings.ts';
import { type CollapseProof, proveCollapse } from '../inference/CollapseProof.ts';
import { eachMapping } from '../inference/eachMapping.ts';
import { inferExpression } from '../inference/inferExpression.ts';
import { Kind } from '../inference/Kind.ts';
import { type ListMeant, listsMeant } from '../inference/listsMeant.ts';
import type { PlacedMapping } from '../inference/mappingsOf.ts';
import { printEvent } from '../inference/printEvent.ts';
import { Remembered } from '../inference/Remembered.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Under another type a list means a mismatch, or a set, for which one member is as good as a list of one. */
const listTypes = new Set([undefined, 'L', 'M']);

/** Expressions that answer a list of several, but the bare value of one. */
export const collapsingList: Rule<BlueprintSubject> = {
  codes: ['expression/collapsing-list'],
  examine({ tree }, report) {
    if (tree === undefined) return;
    for (const placed of eachMapping(tree)) examineMapping(placed, report);
  },
};

const proofs = new Remembered<CollapseProof | undefined>();

function examineMapping({ role, mapping, node }: PlacedMapping, report: Report): void {
  const { source, transforms, values, type, list } = mapping;
  if (source.kind !== 'expr' || ['partition', 'sort', 'hash', 'operation'].includes(role)) return;
  const [first] = transforms;
  // Other transforms want one value, so that one was meant.
  if (first !== undefined ? first.kind !== 'json' : values !== undefined || !listTypes.has(type)) return;
  const { tree, text } = source.expression;
  if ((inferExpression(tree).kinds & (Kind.list | Kind.map)) === 0) return;
  const lists = listsMeant(tree);
  if (lists.length === 0) return;
  const keepsList = list && first === undefined;
  const proof = proofs.of(`${keepsList} ${text}`, () => proveCollapse(source.expression, lists, keepsList));
  const at = isMap(node) ? node.members.get('expr') : undefined;
  if (proof === undefined || at === undefined) return;
  const note = [
    `${printEvent(proof.several)} makes ${JSON.stringify(proof.list)},`,
    `${printEvent(proof.one)} makes ${JSON.stringify(proof.single)}`,
  ].join('\n');
  report.node('expression/collapsing-list', {}, at, partOf(lists[0] as ListMeant), { note });
}

/** The path, as far as it is names. */
function partOf({ path }: ListMeant): Part {
  const [first] = path.names;
  const last = path.names.at(-1);
  const start = (first?.position ?? 0) - String(first?.value).length;
  return { offset: start, length: (last?.position ?? 0) - start };
}
