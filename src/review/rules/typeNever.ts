import type { BlueprintNode } from '../../blueprint/BlueprintNode.ts';
import { isMap } from '../../blueprint/BlueprintNode.ts';
import { eachMapping } from '../inference/eachMapping.ts';
import { canBe, canTake, inferMapping } from '../inference/inferMapping.ts';
import { describeKinds, Kind, presentKinds } from '../inference/Kind.ts';
import { type PlacedMapping, sourceNode } from '../inference/mappingsOf.ts';
import type { Possible } from '../inference/Possible.ts';
import { partsOf, shownNode } from '../inference/shownNode.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Types and transforms that no value of a mapping ever fits. */
export const typeNever: Rule<BlueprintSubject> = {
  codes: ['blueprint/type-never', 'blueprint/transform-never'],
  examine(subject, report) {
    const { tree } = subject;
    if (tree === undefined) return;
    for (const placed of eachMapping(tree))
      if (!examineTransforms(placed, subject, report)) examineType(placed, subject, report);
  },
};

/** Answers whether one of them never works: what comes of it is not judged then. */
function examineTransforms(
  { mapping, node }: PlacedMapping,
  subject: BlueprintSubject,
  report: Report,
): boolean {
  // What `fields` make is judged by the reader.
  if (mapping.source.kind === 'fields') return false;
  const { inputs } = inferMapping(mapping);
  const transforms = node.members.get('transform');
  for (const [index, transform] of mapping.transforms.entries()) {
    const input = inputs[index];
    const at = transforms?.kind === 'list' ? transforms.items[index] : transforms;
    if (input === undefined || at === undefined || canTake(transform, input)) continue;
    const blanks = { transform: transform.kind, kinds: describeValue(input) };
    report.node('blueprint/transform-never', blanks, shownNode(subject, [at, sourceNode(node)]));
    return true;
  }
  return false;
}

function examineType(
  { role, mapping, node }: PlacedMapping,
  subject: BlueprintSubject,
  report: Report,
): void {
  const { type, source } = mapping;
  const at = node.members.get('type');
  // Literals and fields are held against their type on reading.
  if (type === undefined || at === undefined || source.kind === 'fields') return;
  // So is the type of a key.
  if ((role === 'partition' || role === 'sort') && !['S', 'N', 'B'].includes(type)) return;
  if (mapping.values !== undefined || (source.kind === 'value' && mapping.transforms.length === 0)) return;
  const { made } = inferMapping(mapping);
  const listed: Possible = mapping.list ? { ...made, kinds: Kind.list } : made;
  const present = type === 'NULL' ? Kind.null | presentKinds : presentKinds;
  if ((made.kinds & present) === 0 || canBe(type, listed)) return;
  const blanks = { kinds: describeValue(listed), type };
  const shown = shownNode(subject, [at, ...partsOf(node, sourceNode(node))]);
  report.node('blueprint/type-never', blanks, shown, undefined, { hint: hintFor(listed, type, node) });
}

function describeValue(value: Possible): string {
  const isText = (value.kinds & presentKinds) === Kind.string;
  if (isText && value.isTime) return 'a moment in ISO-8601';
  return describeKinds(value.kinds);
}

function hintFor(value: Possible, type: string, node: BlueprintNode): string | undefined {
  const present = value.kinds & presentKinds;
  if (value.isTime && type === 'N')
    return 'write it as a number with `transform: [{ date: epoch_seconds }]`.';
  if (present === Kind.map && type === 'S')
    return 'write it as M, or turn it into text with `transform: [json]`.';
  if (present === Kind.list && type === 'S')
    return 'write it as L or SS, or turn it into text with `transform: [json]`.';
  const isTyped = isMap(node) && node.members.has('transform');
  return isTyped && present === Kind.string ? 'the last transform decides what it is.' : undefined;
}
