import { suggest } from '../diagnostics/suggest.ts';
import { envelopeFields, furtherFields } from '../envelope/envelopeFields.ts';
import { type BlueprintNode, isMap, isNull, type MapNode, textOf } from './BlueprintNode.ts';
import type { Findings } from './Findings.ts';
import { literalFits } from './literalFits.ts';
import { type AttributeType, attributeTypes, type Mapping, type MappingSource } from './Mapping.ts';
import { sourceKinds } from './mergePatch.ts';
import type { Path } from './Path.ts';
import { parsePath } from './parsePath.ts';
import { parseTemplate } from './parseTemplate.ts';
import { type Json, plainValue } from './plainValue.ts';
import { planExpression } from './planExpression.ts';
import { planTransforms } from './planTransforms.ts';

const roots: ReadonlySet<string> = new Set([...envelopeFields, ...furtherFields]);

/** Types that a list can be written as. */
const listTypes = new Set(['L', 'SS', 'NS', 'BS']);

/** A mapping in long form, or undefined when it has faults; every one of them is found. */
export function planMapping(node: BlueprintNode | undefined, findings: Findings): Mapping | undefined {
  if (!isMap(node)) return undefined;
  const { members } = node;
  const source = planSource(node, findings);
  const when = planExpression(members.get('when'), findings);
  const transforms = planTransforms(members.get('transform'), findings);
  const type = typeOf(members.get('type'));
  const list = isTrue(members.get('list'));
  if (list && type !== undefined && !listTypes.has(type)) {
    findings.add('blueprint/list-type', { type }, members.get('type') ?? node);
  }
  checkLiterals(node, type, list, transforms.length > 0, findings);
  checkFields(node, type, list, findings);
  if (source === undefined) return undefined;
  const fallback = members.get('default');
  return {
    when,
    source,
    transforms,
    values: planValues(members.get('values')),
    default: fallback === undefined ? undefined : { value: plainValue(fallback) },
    list,
    type,
    required: isTrue(members.get('required')),
    onMismatch: textOf(members.get('on_mismatch')) === 'omit' ? 'omit' : 'dead',
  };
}

/** Every mapping of a map of them; those with faults are left out. */
export function planMappings(node: BlueprintNode | undefined, findings: Findings): Map<string, Mapping> {
  const mappings = new Map<string, Mapping>();
  if (!isMap(node)) return mappings;
  for (const [name, member] of node.members) {
    const mapping = planMapping(member, findings);
    if (mapping !== undefined) mappings.set(name, mapping);
  }
  return mappings;
}

function planSource(node: MapNode, findings: Findings): MappingSource | undefined {
  const kinds = sourceKinds.filter((kind) => node.members.has(kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const found = kinds.length === 0 ? 'none of them' : kinds.map((name) => `\`${name}\``).join(' and ');
    const last = node.members.get(kinds.at(-1) ?? '');
    findings.add('blueprint/mapping-source', { found }, last ?? node, 'key');
    return undefined;
  }
  return planners[kind](node.members.get(kind) as BlueprintNode, findings);
}

type Planner = (node: BlueprintNode, findings: Findings) => MappingSource | undefined;

const planners: Record<(typeof sourceKinds)[number], Planner> = {
  from(node, findings) {
    const nodes = node.kind === 'list' ? node.items : [node];
    const paths = nodes.flatMap((item) => planPath(item, findings) ?? []);
    if (paths.length !== nodes.length || paths.length === 0) return undefined;
    return { kind: 'from', paths, coalesce: node.kind === 'list' };
  },
  value: (node) => ({ kind: 'value', value: plainValue(node) }),
  template(node, findings) {
    const text = textOf(node);
    if (text === undefined) return undefined;
    const parts = parseTemplate(text);
    if (Array.isArray(parts)) {
      for (const part of parts)
        if (typeof part !== 'string') checkRoot(part.path, node, part.offset, findings);
      return { kind: 'template', parts };
    }
    findings.add('blueprint/invalid-template', { reason: parts.reason }, node, {
      offset: parts.offset,
      length: 1,
    });
    return undefined;
  },
  expr(node, findings) {
    const expression = planExpression(node, findings);
    return expression && { kind: 'expr', expression };
  },
  fields: (node, findings) => ({ kind: 'fields', fields: planMappings(node, findings) }),
};

function planPath(node: BlueprintNode, findings: Findings): Path | undefined {
  const text = textOf(node);
  if (text === undefined || text === '') return undefined;
  const parsed = parsePath(text);
  if ('reason' in parsed) {
    findings.add('blueprint/invalid-path', { text, reason: parsed.reason }, node, {
      offset: parsed.offset,
      length: 1,
    });
    return undefined;
  }
  checkRoot(parsed, node, 0, findings);
  return parsed;
}

function checkRoot(path: Path, node: BlueprintNode, offset: number, findings: Findings): void {
  if (roots.has(path.root)) return;
  const near = suggest(path.root, roots);
  const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
  const quote = path.text.startsWith('`') ? 1 : 0;
  const part = { offset: offset + quote, length: path.root.length };
  findings.add('blueprint/unknown-root', { root: path.root }, node, part, hint);
}

function planValues(node: BlueprintNode | undefined): Map<string, Json> | undefined {
  if (!isMap(node)) return undefined;
  return new Map([...node.members].map(([name, member]) => [name, plainValue(member)]));
}

/** Literals that no transform touches can be held against the declared type at once. */
function checkLiterals(
  node: MapNode,
  type: AttributeType | undefined,
  list: boolean,
  transformed: boolean,
  findings: Findings,
): void {
  if (type === undefined) return;
  const values = node.members.get('values');
  const reachesType = !transformed && values === undefined;
  const literals = [
    ...(reachesType ? [node.members.get('value')] : []),
    node.members.get('default'),
    ...(isMap(values) ? values.members.values() : []),
  ];
  for (const literal of literals) {
    if (literal === undefined || isNull(literal)) continue;
    const value = plainValue(literal);
    if (literalFits(list && !Array.isArray(value) ? [value] : value, type)) continue;
    findings.add(
      'blueprint/literal-type',
      { value: JSON.stringify(plainValue(literal)).slice(0, 60), type },
      literal,
    );
  }
}

/** A map that `fields` make can be written as it is, listed, or turned into JSON first; nothing else fits it. */
function checkFields(
  node: MapNode,
  type: AttributeType | undefined,
  list: boolean,
  findings: Findings,
): void {
  const { members } = node;
  if (!members.has('fields')) return;
  const transform = members.get('transform');
  const first = transform?.kind === 'list' ? transform.items[0] : undefined;
  if (textOf(first) === 'json') return;
  const complain = (problem: string, place: BlueprintNode | undefined) =>
    findings.add('blueprint/fields-misuse', { problem }, place ?? node);
  if (first !== undefined) complain('of all transforms only `json` takes first', first);
  if (members.has('values')) complain('`values` cannot look up', members.get('values'));
  const fitting = list ? 'L' : 'M';
  if (type !== undefined && type !== fitting) complain(`cannot be written as ${type}`, members.get('type'));
}

/** The declared type; what is none has been refused by the schema. */
function typeOf(node: BlueprintNode | undefined): AttributeType | undefined {
  const text = textOf(node);
  return attributeTypes.find((type) => type === text);
}

function isTrue(node: BlueprintNode | undefined): boolean {
  return node?.kind === 'scalar' && node.scalar === true;
}
