import { code, slug, table, yamlCode } from './markdown.ts';
import type { Schema } from './Schema.ts';

/** A page on a format: a table for every map in it, of its fields, what they take and what they mean. */
export function schemaPage(schema: Schema, place: string): string {
  const { title = '', description = '' } = schema;
  const sections = [...sectionsOf(schema)].map(([name, inner]) => sectionText(name, inner, schema));
  return [`# ${title}`, description, place, ...sections].join('\n\n');
}

/** The name of the section of a format's own fields. */
const top = 'Fields';

/** What has a section of its own: the whole, each map in it, each definition with something in it. */
function sectionsOf(root: Schema): Map<string, Schema> {
  const sections = new Map([[top, root]]);
  const enter = (name: string, schema: Schema): void => {
    const named = definitionOf(schema);
    const [title, inner] = named === undefined ? [name, schema] : [named, root.definitions?.[named]];
    if (inner === undefined || sections.has(title)) return;
    if (named === undefined ? inner.properties !== undefined : hasParts(inner)) sections.set(title, inner);
    walk(title, inner);
  };
  const walk = (name: string, schema: Schema): void => {
    for (const [key, member] of membersOf(schema)) {
      enter(key, member);
      const shown = sections.get(key);
      if (shown !== undefined && namesIn(member) !== '' && namesIn(member) !== namesIn(shown))
        throw new Error(`two maps are called ${key}`);
    }
    for (const inner of partsOf(schema)) enter(name, inner);
  };
  walk(top, root);
  // Definitions that only other formats refer to.
  for (const name of Object.keys(root.definitions ?? {})) enter(name, { $ref: `#/definitions/${name}` });
  return sections;
}

function namesIn(schema: Schema): string {
  return membersOf(schema)
    .map(([name]) => name)
    .join();
}

function membersOf({ properties = {} }: Schema): [string, Schema][] {
  return Object.entries(properties).flatMap(([key, member]) => (member === false ? [] : [[key, member]]));
}

function partsOf({ items, additionalProperties, then, else: otherwise }: Schema): Schema[] {
  return [items, additionalProperties, then, otherwise].filter((part) => typeof part === 'object');
}

/** A definition without parts is told where it is used. */
function hasParts(schema: Schema): boolean {
  return (
    membersOf(schema).length > 0 || [schema.then, schema.else].some((part) => part?.properties || part?.$ref)
  );
}

function referenceOf({ $ref, allOf }: Schema): string | undefined {
  return $ref ?? (allOf?.length === 1 ? allOf[0]?.$ref : undefined);
}

function definitionOf(schema: Schema): string | undefined {
  return /^#\/definitions\/(\w+)$/.exec(referenceOf(schema) ?? '')?.[1];
}

/** What a schema says itself, before what it refers to says it. */
function resolved(schema: Schema, root: Schema): Schema {
  const name = definitionOf(schema);
  return name === undefined ? schema : { ...root.definitions?.[name], ...schema };
}

function sectionText(name: string, schema: Schema, root: Schema): string {
  const alternatives = [schema.then, schema.else].filter((part) => part !== undefined);
  const { required = [] } = schema;
  const rows = [schema, ...alternatives.filter((part) => part.properties)].flatMap((part) =>
    membersOf(part).map(([key, member]) => {
      const whole = resolved(member, root);
      const isRequired = required.includes(key) || part.required?.includes(key);
      return [`${code(key)}${isRequired ? ' **required**' : ''}`, takes(member, root, key), meaning(whole)];
    }),
  );
  return [
    `## ${title(name)}`,
    ...(name === top ? [] : [sentence(schema)]),
    ...alternatives.flatMap((part) => alternative(part, root)),
    ...(rows.length === 0 ? [] : [table(['field', 'takes', 'meaning'], rows)]),
  ].join('\n\n');
}

/** What a choice between a scalar and a map says of either. */
function alternative(part: Schema, root: Schema): string[] {
  const name = definitionOf(part);
  if (name !== undefined) return [`As a map: ${link(name)}.`];
  return part.enum === undefined ? [] : [`As text: ${takes(part, root)}. ${part.description ?? ''}`.trim()];
}

function title(name: string): string {
  return name.replace(/[A-Z]/g, (letter, at) => (at === 0 ? letter : ` ${letter.toLowerCase()}`));
}

function link(name: string, page = ''): string {
  return `[${title(name)}](${page}#${slug(title(name))})`;
}

/** What kind of value a field takes, in words. That null takes it out of a patch is told of patches. */
function takes(schema: Schema, root: Schema, key = ''): string {
  const [, page, foreign] =
    /^(\w+)\.schema\.json#\/definitions\/(\w+)$/.exec(referenceOf(schema) ?? '') ?? [];
  if (page !== undefined && foreign !== undefined) return link(foreign, `${page}.md`);
  const name = definitionOf(schema);
  const target = name === undefined ? undefined : root.definitions?.[name];
  if (name !== undefined && target !== undefined) return hasParts(target) ? link(name) : takes(target, root);
  return schema.properties === undefined ? kindOf(schema, root, key) : link(key);
}

function kindOf(schema: Schema, root: Schema, key: string): string {
  const { enum: choices, type, additionalProperties: others } = schema;
  const items = schema.items ?? schema.else?.items;
  if (choices !== undefined) {
    return choices
      .filter((choice) => choice !== null)
      .map((choice) => code(String(choice)))
      .join(', ');
  }
  const types = (typeof type === 'string' ? [type] : (type ?? [])).filter((each) => each !== 'null');
  const words = types.map((each) => {
    if (each === 'array') return items === undefined ? 'list' : `list of ${takes(items, root, key)}`;
    if (each === 'object') return typeof others === 'object' ? `map of ${takes(others, root, key)}` : 'map';
    return wordFor[each] ?? each;
  });
  return words.length === 0 ? 'any value' : words.join(' or ');
}

const wordFor: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number' };

function sentence({ description = '', examples = [] }: Schema): string {
  const shown = examples.map((example) => yamlCode(example)).join(', ');
  return shown === '' ? description : `${description} For example ${shown}.`;
}

function meaning(schema: Schema): string {
  const { patternErrorMessage, minimum, exclusiveMinimum, maximum, maxLength, default: usual } = schema;
  const limits = [
    patternErrorMessage,
    minimum === undefined ? undefined : `at least ${minimum}`,
    exclusiveMinimum === undefined ? undefined : `more than ${exclusiveMinimum}`,
    maximum === undefined ? undefined : `at most ${maximum}`,
    maxLength === undefined ? undefined : `at most ${maxLength} characters`,
  ].filter((limit) => limit !== undefined);
  return [
    sentence(schema),
    ...(limits.length === 0 ? [] : [`Takes ${limits.join(', ')}.`]),
    ...(usual === undefined ? [] : [`Default: ${yamlCode(usual)}.`]),
  ].join(' ');
}
