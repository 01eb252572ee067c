import type { Mapping } from '../../blueprint/Mapping.ts';
import type { Json } from '../../blueprint/plainValue.ts';
import { type Code, code, indentCode, joinCode } from '../../expression/code/Code.ts';
import { isStamped } from '../1-read/isStamped.ts';
import { jsonForms } from '../kinesis/jsonForms.ts';
import { mapValue } from '../runtime/mapValue.ts';
import { omit } from '../runtime/omit.ts';
import { Run } from '../runtime/Run.ts';
import type { Emission } from './Emission.ts';
import { emitExpression } from './emitExpression.ts';
import { emitSource } from './emitSource.ts';
import { emitTransform } from './emitTransform.ts';
import type { Members } from './Members.ts';

const setTypes: ReadonlySet<string> = new Set(['SS', 'NS', 'BS']);

/**
 * A mapping's value alone, for what is no attribute: a key, an operation, a record's data.
 *
 * @returns statements that declare `target`; it is undefined when the value is missing.
 */
export function emitValue(mapping: Mapping, target: Code, path: string, emission: Emission): Code {
  const work = joinCode([
    emitWork(mapping, target, path, emission),
    ...(mapping.required ? [code`if (${target} === undefined) ${throwMissing(path, emission)}`] : []),
  ]);
  return joinCode([
    code`let ${target};`,
    emitGuards(mapping, work, code`${target} = undefined;`, path, emission),
  ]);
}

/** A mapping as a member of an item, a map or a JSON object: statements that append it to the members' text. */
export function emitMember(
  mapping: Mapping,
  name: string,
  members: Members,
  path: string,
  depth: number,
  emission: Emission,
): Code {
  const always = mapping.when === undefined && mapping.onMismatch === 'dead';
  const head = `${JSON.stringify(name)}:`;
  const missing = mapping.required ? throwMissing(path, emission) : undefined;
  if (writesFields(mapping)) {
    const { open, close } = emission.forms.fields;
    const list = mapping.list ? emission.forms.list : { open: '', close: '' };
    const inner = emission.members();
    const statements = emitFields(
      mapping.source.fields,
      inner,
      path,
      depth + (mapping.list ? 2 : 1),
      emission,
    );
    const begun = members.begin(head + list.open + open);
    const append = members.take(code`${begun} + ${inner.text}`, close + list.close, always);
    return emitGuards(mapping, joinCode([statements, append]), missing, path, emission);
  }
  const constant = always ? foldConstant(mapping, path, depth, emission) : undefined;
  if (constant !== undefined) return members.take(members.begin(head + constant), '', true);
  const target = emission.local('value');
  const work = joinCode([
    code`let ${target};`,
    emitWork(mapping, target, path, emission),
    emitWrite(mapping, target, head, members, path, depth, missing, emission),
  ]);
  return emitGuards(mapping, work, missing, path, emission);
}

/** The members of a map, one after another. */
export function emitFields(
  fields: ReadonlyMap<string, Mapping>,
  members: Members,
  path: string,
  depth: number,
  emission: Emission,
): Code {
  const statements = [...fields].map(([name, field]) =>
    emitMember(field, name, members, `${path}.${name}`, depth, emission),
  );
  return joinCode([members.declaration(), ...statements]);
}

/** Fields that nothing reworks are written straight into their place. */
export function writesFields(
  mapping: Mapping,
): mapping is Mapping & { source: Extract<Mapping['source'], { kind: 'fields' }> } {
  return mapping.source.kind === 'fields' && mapping.transforms.length === 0;
}

/**
 * The text of a value that no event can change, made once and for all. Undefined for one that is missing, and for one
 * that cannot be written: that is told of each event.
 */
function foldConstant(mapping: Mapping, path: string, depth: number, emission: Emission): string | undefined {
  const { source, transforms, values, type = 'any', list } = mapping;
  if (transforms.length > 0 || values !== undefined) return undefined;
  const value = constantOf(source, emission);
  if (value === undefined || value === null) return undefined;
  const form = emission.forms[type];
  try {
    const listed = list && !Array.isArray(value) ? [value] : value;
    const text = form.append(form.open, listed, path, new Run(0, undefined, false), false, depth);
    return text && text + form.close;
  } catch (thrown) {
    return omit(thrown);
  }
}

function constantOf(source: Mapping['source'], { integrationId }: Emission): Json | undefined {
  if (source.kind === 'value') return source.value;
  const [path, ...others] = source.kind === 'from' ? source.paths : [];
  return path?.text === 'integration_id' && others.length === 0 ? integrationId : undefined;
}

/** Source, transform, values, default, list: the order of work that the contract fixes. */
function emitWork(mapping: Mapping, target: Code, path: string, emission: Emission): Code {
  const { scope } = emission;
  const typed = mapping.type !== undefined && mapping.type !== 'NULL';
  const statements = [emitOrigin(mapping, target, path, emission)];
  // Fields come as JSON already, see emitOrigin.
  const transforms = mapping.source.kind === 'fields' ? mapping.transforms.slice(1) : mapping.transforms;
  const steps = transforms.map((transform) => emitTransform(transform, target, path, emission));
  if (mapping.values !== undefined) {
    steps.push(
      code`${scope.value(mapValue, 'mapValue')}(${target}, ${scope.value(mapping.values, 'values')})`,
    );
  }
  for (const step of steps) {
    statements.push(code`if (${target} !== undefined && ${target} !== null) ${target} = ${step};`);
  }
  if (typed && mayBeNull(mapping)) statements.push(code`if (${target} === null) ${target} = undefined;`);
  if (mapping.default !== undefined) {
    statements.push(
      code`if (${target} === undefined) ${target} = ${scope.value(mapping.default.value, 'fallback')};`,
    );
    if (typed && mapping.default.value === null)
      statements.push(code`if (${target} === null) ${target} = undefined;`);
  }
  if (mapping.list) {
    const single = code`${target} !== undefined && ${target} !== null && !Array.isArray(${target})`;
    statements.push(code`if (${single}) ${target} = [${target}];`);
  }
  return joinCode(statements);
}

/** A list of paths passes over null by itself, and nothing but a transform or `values` brings it back. */
function mayBeNull({ source, transforms, values }: Mapping): boolean {
  const brings = values !== undefined || transforms.some(({ kind }) => kind === 'parse_json');
  return brings || !((source.kind === 'from' && source.coalesce) || source.kind === 'template');
}

function emitOrigin(mapping: Mapping, target: Code, path: string, emission: Emission): Code {
  const { source } = mapping;
  if (source.kind !== 'fields') return emitSource(mapping, source, target, path, emission);
  // Of all transforms only `json` takes a map that the compiler writes itself, and it takes it as JSON.
  const json = { ...emission, forms: jsonForms };
  const members = emission.members();
  const fields = emitFields(source.fields, members, path, 0, json);
  return joinCode([fields, code`${target} = '{' + ${members.text} + '}';`]);
}

/** Appends the value in the form of its type, if there is one. */
function emitWrite(
  mapping: Mapping,
  target: Code,
  head: string,
  members: Members,
  path: string,
  depth: number,
  missing: Code | undefined,
  emission: Emission,
): Code {
  const type = mapping.type ?? 'any';
  const form = emission.forms[type];
  const written = emitAppend(mapping, members.begin(head + form.open), target, path, depth, emission);
  const otherwise = missing === undefined ? code`` : code` else ${missing}`;
  if (!setTypes.has(type)) {
    const take = members.take(written, form.close, false);
    return code`if (${target} !== undefined) {\n${indentCode(take)}\n}${otherwise}`;
  }
  // A set may turn out to be empty, which counts as missing.
  const set = emission.local('set');
  const take = members.take(set, form.close, false);
  return joinCode([
    code`const ${set} = ${target} === undefined ? undefined : ${written};`,
    code`if (${set} !== undefined) {\n${indentCode(take)}\n}${otherwise}`,
  ]);
}

/** A call that appends a value in the form of its type to a text; undefined for an empty set. */
export function emitAppend(
  mapping: Mapping,
  text: Code,
  target: Code,
  path: string,
  depth: number,
  { scope, forms, run }: Emission,
): Code {
  const type = mapping.type ?? 'any';
  const append = scope.value(forms[type].append, `append${type === 'any' ? 'Value' : type}`);
  return code`${append}(${text}, ${target}, ${path}, ${run}, ${cleanliness(mapping, run)}, ${depth})`;
}

/** Only what is copied from the event as it is can rely on what the scan at ingest found. */
export function cleanliness({ source, transforms, values, default: fallback }: Mapping, run: Code): Code {
  const reworked = transforms.length > 0 || values !== undefined || fallback !== undefined;
  if (source.kind !== 'from' || reworked) return code`false`;
  if (source.paths.every(({ text }) => text === 'sent_at')) return code`true`;
  return source.paths.some(({ root }) => isStamped(root)) ? code`false` : code`${run}.clean`;
}

/** A false `when` skips the work; under `on_mismatch: omit` a fault ends it and `omitted` runs instead. */
export function emitGuards(
  mapping: Mapping,
  work: Code,
  omitted: Code | undefined,
  path: string,
  emission: Emission,
): Code {
  const { scope, run } = emission;
  let guarded = code`{\n${indentCode(work)}\n}`;
  if (mapping.when !== undefined) {
    const passes = emitExpression(mapping.when, emission);
    guarded = joinCode([code`${run}.path = ${path};`, code`if ((${passes}) === true) ${guarded}`]);
  }
  if (mapping.onMismatch === 'dead') return guarded;
  const after = omitted === undefined ? code`` : code`\n  ${omitted}`;
  const block = mapping.when === undefined ? guarded : code`{\n${indentCode(guarded)}\n}`;
  return code`try ${block} catch (thrown) {\n  ${scope.value(omit, 'omit')}(thrown);${after}\n}`;
}

function throwMissing(path: string, { scope, missing }: Emission): Code {
  return code`throw ${scope.value(missing, 'missing')}(${path});`;
}
