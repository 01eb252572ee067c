import { type BlueprintNode, isMap, type MapNode, textOf } from './BlueprintNode.ts';
import type { Findings } from './Findings.ts';
import type { Mapping } from './Mapping.ts';
import { makesMap } from './makesMap.ts';
import type { Condition, ItemKey, ItemRules } from './Plan.ts';
import { planGates } from './planGates.ts';
import { planMapping, planMappings } from './planMapping.ts';

/** AWS, "Quotas in Amazon DynamoDB": attribute names hold up to 64 KB, those of keys up to 255 bytes. */
const longestName = 65_535;
const longestKeyName = 255;
/** Levels of maps and lists below an item, which DynamoDB counts as the first of its 32. */
const deepest = 31;
const keyTypes = new Set(['S', 'N', 'B']);

/** The rules of a merged blueprint that writes items. */
export function planItemRules(tree: MapNode, key: ItemKey, findings: Findings): ItemRules {
  const item = tree.members.get('item');
  const attributes = planMappings(item, findings);
  checkNames(item, findings);
  checkKeys(tree, item, key, findings);
  return {
    ...planGates(tree, findings),
    attributes,
    operation: planOperation(tree.members.get('operation'), findings),
    condition: planCondition(tree.members.get('condition'), findings),
  };
}

function planOperation(node: BlueprintNode | undefined, findings: Findings): Mapping | undefined {
  const mapping = planMapping(node, findings);
  if (node === undefined || mapping?.source.kind !== 'value') return mapping;
  const operation = mapping.source.value;
  const place = (isMap(node) ? node.members.get('value') : undefined) ?? node;
  if (operation === 'put' && mapping.values === undefined) return undefined;
  if (operation === 'update') findings.add('blueprint/operation-reserved', {}, place);
  else if (operation !== 'put' && operation !== 'delete' && mapping.values === undefined) {
    findings.add('blueprint/operation-unknown', { operation: JSON.stringify(operation) }, place);
  }
  return mapping;
}

function planCondition(node: BlueprintNode | undefined, findings: Findings): Condition | undefined {
  if (!isMap(node)) return undefined;
  const expression = textOf(node.members.get('expression'));
  if (expression === undefined) return undefined;
  const values = planMappings(node.members.get('values'), findings);
  const names = node.members.get('names');
  const named = isMap(names)
    ? Object.fromEntries(
        [...names.members].flatMap(([name, member]) => {
          const text = textOf(member);
          return text === undefined ? [] : [[name, text]];
        }),
      )
    : undefined;
  return { expression, names: named, values };
}

/** Names and depth, also of what `fields` put together. */
function checkNames(fields: BlueprintNode | undefined, findings: Findings, depth = 0): void {
  if (!isMap(fields)) return;
  for (const [name, node] of fields.members) {
    const size = Buffer.byteLength(name);
    if (size === 0) findings.add('blueprint/attribute-name', { problem: 'is empty' }, node, 'key');
    if (size > longestName) {
      findings.add(
        'blueprint/attribute-name',
        { problem: `is longer than ${longestName} bytes` },
        node,
        'key',
      );
    }
    if (!isMap(node) || !node.members.has('fields')) continue;
    const list = node.members.get('list');
    const inner = depth + (list?.kind === 'scalar' && list.scalar === true ? 2 : 1);
    if (inner > deepest) findings.add('blueprint/too-deep', { limit: deepest }, node, 'key');
    else checkNames(node.members.get('fields'), findings, inner);
  }
}

function checkKeys(tree: MapNode, item: BlueprintNode | undefined, key: ItemKey, findings: Findings): void {
  const keys = tree.members.get('key');
  if (!isMap(keys)) return;
  for (const part of ['partition', 'sort'] as const) {
    const name = key[part];
    const named = keys.members.get(part);
    if (name === undefined || named === undefined) continue;
    if (Buffer.byteLength(name) > longestKeyName) {
      findings.add('blueprint/attribute-name', { problem: `is longer than ${longestKeyName} bytes` }, named);
    }
    const mapping = isMap(item) ? item.members.get(name) : undefined;
    if (mapping === undefined) {
      findings.add('blueprint/key-not-mapped', { part, name }, named);
      continue;
    }
    const type = isMap(mapping) ? mapping.members.get('type') : undefined;
    const text = textOf(type);
    if (makesMap(mapping)) findings.add('blueprint/key-type', { name, type: 'M' }, mapping, 'key');
    if (type !== undefined && text !== undefined && !keyTypes.has(text)) {
      findings.add('blueprint/key-type', { name, type: text }, type);
    }
  }
  if (key.sort !== undefined && key.sort === key.partition) {
    findings.add('blueprint/key-twice', { name: key.sort }, keys.members.get('sort') ?? keys);
  }
}
