import { type BlueprintNode, isMap, type MapNode, textOf } from './BlueprintNode.ts';
import type { Findings } from './Findings.ts';
import { parseDuration } from './parseDuration.ts';
import { type DateForm, type PlainTransform, plainTransforms, type Transform } from './Transform.ts';

/** The steps of a `transform` list; what the schema has refused already is passed over. */
export function planTransforms(node: BlueprintNode | undefined, findings: Findings): Transform[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => planTransform(item, findings) ?? []);
}

function planTransform(node: BlueprintNode, findings: Findings): Transform | undefined {
  const name = textOf(node);
  if (name === 'date') return { kind: 'date', form: 'iso' };
  if (name !== undefined) {
    return plainTransforms.includes(name as PlainTransform) ? { kind: name as PlainTransform } : undefined;
  }
  if (!isMap(node)) return undefined;
  return planDate(node, findings) ?? planTruncate(node);
}

function planDate(node: MapNode, findings: Findings): Transform | undefined {
  const form = textOf(node.members.get('date')) as DateForm | undefined;
  if (form === undefined) return undefined;
  const add = node.members.get('add');
  const text = textOf(add);
  if (add === undefined || text === undefined) return { kind: 'date', form };
  const duration = parseDuration(text);
  if (duration === undefined) {
    findings.add('blueprint/invalid-duration', { text }, add);
    return undefined;
  }
  return { kind: 'date', form, add: duration };
}

function planTruncate(node: MapNode): Transform | undefined {
  const length = node.members.get('truncate');
  return length?.kind === 'scalar' && typeof length.scalar === 'number'
    ? { kind: 'truncate', length: length.scalar }
    : undefined;
}
