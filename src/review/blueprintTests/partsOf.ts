import { type BlueprintNode, isMap, type MapNode } from '../../blueprint/BlueprintNode.ts';

/** A part of a blueprint that could be left out: an attribute, a branch, a step. */
export interface Part {
  /** Keys and places that lead to it, as in `item.plan.values.pro`. */
  readonly path: readonly (string | number)[];
  readonly node: BlueprintNode;
}

/** All parts of a merged blueprint, each before what is inside it. */
export function partsOf(tree: MapNode): Part[] {
  const events = members(tree.members.get('events'), ['events']);
  return [
    ...partsOfRules(tree, []),
    ...events.flatMap((entry) => [entry, ...(isMap(entry.node) ? partsOfRules(entry.node, entry.path) : [])]),
  ];
}

/** What a blueprint and each of its entries may say of an event. */
function partsOfRules(rules: MapNode, path: Part['path']): Part[] {
  const own = (name: string) => member(rules, name, path);
  const record = own('record')[0];
  return [
    ...own('when'),
    ...items(rules.members.get('consent'), [...path, 'consent']),
    ...own('condition'),
    ...own('operation').flatMap(partsOfMapping),
    ...members(rules.members.get('item'), [...path, 'item']).flatMap(partsOfMapping),
    ...(record === undefined ? [] : members(record.node, record.path).flatMap(partsOfMapping)),
  ];
}

/** A mapping, and the branches and steps of it. */
function partsOfMapping(mapping: Part): Part[] {
  const { node, path } = mapping;
  if (!isMap(node)) return [mapping];
  const from = items(node.members.get('from'), [...path, 'from']);
  return [
    mapping,
    ...member(node, 'when', path),
    ...(from.length > 1 ? from : []),
    ...items(node.members.get('transform'), [...path, 'transform']),
    ...members(node.members.get('values'), [...path, 'values']),
    ...member(node, 'default', path),
    ...members(node.members.get('fields'), [...path, 'fields']).flatMap(partsOfMapping),
  ];
}

function member(map: MapNode, name: string, path: Part['path']): Part[] {
  const node = map.members.get(name);
  return node === undefined ? [] : [{ path: [...path, name], node }];
}

function members(node: BlueprintNode | undefined, path: Part['path']): Part[] {
  return isMap(node)
    ? [...node.members].map(([name, inner]) => ({ path: [...path, name], node: inner }))
    : [];
}

function items(node: BlueprintNode | undefined, path: Part['path']): Part[] {
  return node?.kind === 'list'
    ? node.items.map((inner, index) => ({ path: [...path, index], node: inner }))
    : [];
}
