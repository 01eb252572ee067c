import { type BlueprintNode, isMap, type MapNode, textOf, withMembers } from './BlueprintNode.ts';

type Expansion = (node: BlueprintNode) => BlueprintNode;

/**
 * Writes shorthands out: a mapping that is a plain string becomes `{ from: … }`, the operations `put` and `delete`
 * become `{ value: … }`. Patches are merged in this long form.
 */
export function expandShorthands(blueprint: MapNode): MapNode {
  return expandMembers(blueprint, {
    ...patchExpansions,
    events: (events) => expandEach(events, expandEntry),
  });
}

/** The same for what an `events` entry or an override patches. */
export function expandEntry(entry: BlueprintNode): BlueprintNode {
  return isMap(entry) ? expandMembers(entry, patchExpansions) : entry;
}

const patchExpansions: Record<string, Expansion> = {
  item: (item) => expandEach(item, expandMapping),
  record: (record) =>
    isMap(record)
      ? expandMembers(record, {
          partition_key: expandMapping,
          explicit_hash_key: expandMapping,
          data: expandMapping,
        })
      : record,
  operation: expandOperation,
  condition: (condition) =>
    isMap(condition)
      ? expandMembers(condition, { values: (values) => expandEach(values, expandMapping) })
      : condition,
};

function expandMapping(node: BlueprintNode): BlueprintNode {
  if (textOf(node) !== undefined) return wrap('from', node);
  return isMap(node) ? expandMembers(node, { fields: (fields) => expandEach(fields, expandMapping) }) : node;
}

function expandOperation(node: BlueprintNode): BlueprintNode {
  const text = textOf(node);
  return text === 'put' || text === 'delete' || text === 'update' ? wrap('value', node) : expandMapping(node);
}

function wrap(name: string, node: BlueprintNode): MapNode {
  return { kind: 'map', members: new Map([[name, node]]), origin: node.origin };
}

function expandMembers(map: MapNode, expansions: Record<string, Expansion>): MapNode {
  const members = new Map<string, BlueprintNode>();
  for (const [name, member] of map.members) {
    members.set(name, Object.hasOwn(expansions, name) ? (expansions[name] as Expansion)(member) : member);
  }
  return withMembers(map, members);
}

function expandEach(node: BlueprintNode, expand: Expansion): BlueprintNode {
  if (!isMap(node)) return node;
  return withMembers(node, new Map([...node.members].map(([name, member]) => [name, expand(member)])));
}
