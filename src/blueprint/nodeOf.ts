import { pointer as segment } from '../yaml/pointer.ts';
import type { YamlDocument } from '../yaml/YamlDocument.ts';
import type { BlueprintNode, Scalar } from './BlueprintNode.ts';

/** The tree of a document. */
export function nodeOf(document: YamlDocument, value: unknown = document.value, pointer = ''): BlueprintNode {
  const origin = { document, pointer };
  if (Array.isArray(value)) {
    const items = value.map((item, index) => nodeOf(document, item, pointer + segment(index)));
    return { kind: 'list', items, origin };
  }
  if (value !== null && typeof value === 'object') {
    const members = new Map(
      Object.entries(value).map(([name, member]) => [
        name,
        nodeOf(document, member, pointer + segment(name)),
      ]),
    );
    return { kind: 'map', members, origin };
  }
  return { kind: 'scalar', scalar: value as Scalar, origin };
}
