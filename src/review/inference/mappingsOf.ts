import { type BlueprintNode, isMap, type MapNode, textOf } from '../../blueprint/BlueprintNode.ts';
import { Findings } from '../../blueprint/Findings.ts';
import type { Mapping } from '../../blueprint/Mapping.ts';
import { sourceKinds } from '../../blueprint/mergePatch.ts';
import { plainValue } from '../../blueprint/plainValue.ts';
import { planExpression } from '../../blueprint/planExpression.ts';
import { planMapping } from '../../blueprint/planMapping.ts';
import type { ParsedExpression } from '../../expression/parseExpression.ts';
import { Remembered } from './Remembered.ts';

/** What a mapping is for: an attribute of an item or a field of a map, a key, or one of the parts around them. */
export type MappingRole =
  | 'attribute'
  | 'field'
  | 'partition'
  | 'sort'
  | 'hash'
  | 'data'
  | 'operation'
  | 'condition';

/** A mapping of a merged blueprint beside the node that it was written as. */
export interface PlacedMapping {
  readonly role: MappingRole;
  /** The attribute's or the field's name; of the other parts, what they are called in the file. */
  readonly name: string;
  readonly mapping: Mapping;
  readonly node: MapNode;
}

/** The mappings of a tree, those of fields among them; what does not plan has been complained of already. */
export function mappingsOf(tree: MapNode): readonly PlacedMapping[] {
  const found = known.get(tree) ?? collectAll(tree);
  known.set(tree, found);
  return found;
}

const known = new WeakMap<MapNode, readonly PlacedMapping[]>();

function collectAll(tree: MapNode): PlacedMapping[] {
  const found: PlacedMapping[] = [];
  const member = (node: BlueprintNode | undefined, name: string) =>
    isMap(node) ? node.members.get(name) : undefined;
  const key = tree.members.get('key');
  const roles = new Map<string | undefined, MappingRole>([
    [textOf(member(key, 'sort')), 'sort'],
    [textOf(member(key, 'partition')), 'partition'],
  ]);
  const item = tree.members.get('item');
  for (const [name, node] of isMap(item) ? item.members : [])
    collect(roles.get(name) ?? 'attribute', name, node, found);
  const record = tree.members.get('record');
  collect('partition', 'partition_key', member(record, 'partition_key'), found);
  collect('hash', 'explicit_hash_key', member(record, 'explicit_hash_key'), found);
  collect('data', 'data', member(record, 'data'), found);
  collect('operation', 'operation', tree.members.get('operation'), found);
  const values = member(tree.members.get('condition'), 'values');
  for (const [name, node] of isMap(values) ? values.members : []) collect('condition', name, node, found);
  return found;
}

const words: ReadonlySet<string> = new Set([
  ...sourceKinds,
  ...['type', 'required', 'default', 'values', 'transform', 'list', 'when', 'on_mismatch'],
]);

function collect(
  role: MappingRole,
  name: string,
  node: BlueprintNode | undefined,
  found: PlacedMapping[],
): void {
  // What is misspelt makes the rest mean something else; it has been told of.
  if (!isMap(node) || [...node.members.keys()].some((word) => !words.has(word))) return;
  const mapping = planOf(node);
  if (mapping === undefined) return;
  found.push({ role, name, mapping, node });
  const fields = node.members.get('fields');
  for (const [inner, field] of isMap(fields) ? fields.members : []) collect('field', inner, field, found);
}

/** What a mapping takes its value from, where the eye looks for it. */
export function sourceNode(node: MapNode): BlueprintNode {
  for (const kind of sourceKinds) {
    const source = node.members.get(kind);
    if (source !== undefined) return source;
  }
  return node;
}

const plans = new WeakMap<MapNode, { readonly mapping: Mapping | undefined }>();
/** What children have of one parent is merged anew for each, and says the same. */
const sameText = new Remembered<Mapping | undefined>();

function planOf(node: MapNode): Mapping | undefined {
  let known = plans.get(node);
  if (known === undefined) {
    known = { mapping: sameText.of(JSON.stringify(plainValue(node)), () => planAnew(node)) };
    plans.set(node, known);
  }
  return known.mapping;
}

function planAnew(node: MapNode): Mapping | undefined {
  const findings = new Findings();
  const mapping = planMapping(node, findings);
  return findings.hasErrors ? undefined : mapping;
}

/** An expression beside the node of its text. */
export interface PlacedExpression {
  readonly use: 'when' | 'expr';
  readonly expression: ParsedExpression;
  readonly node: BlueprintNode;
}

const conditions = new Remembered<ParsedExpression | undefined>();

/** The `when` of a tree itself, which decides about an event before anything is mapped. */
export function gateOf(tree: MapNode): PlacedExpression | undefined {
  const node = tree.members.get('when');
  if (node === undefined) return undefined;
  const expression = conditions.of(textOf(node) ?? '', () => {
    const findings = new Findings();
    const planned = planExpression(node, findings);
    return findings.hasErrors ? undefined : planned;
  });
  return expression && { use: 'when', expression, node };
}

/** The expressions of one mapping, without those of its fields. */
export function expressionsOf({ mapping, node }: PlacedMapping): PlacedExpression[] {
  const found: PlacedExpression[] = [];
  const when = node.members.get('when');
  if (mapping.when !== undefined && when !== undefined) {
    found.push({ use: 'when', expression: mapping.when, node: when });
  }
  const expr = node.members.get('expr');
  if (mapping.source.kind === 'expr' && expr !== undefined) {
    found.push({ use: 'expr', expression: mapping.source.expression, node: expr });
  }
  return found;
}
