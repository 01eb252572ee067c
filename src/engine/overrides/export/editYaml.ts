import { type Document, isMap, isScalar, parseDocument } from 'yaml';
import type { Json } from '../../../blueprint/plainValue.ts';
import { diffLines } from './diffLines.ts';

/** A member to be set; one without a value is to be removed. */
export interface YamlEdit {
  readonly path: readonly (string | number)[];
  readonly value?: Json;
}

const printing = { lineWidth: 0, indentSeq: true, flowCollectionPadding: true } as const;

/**
 * Edits a YAML file. Comments stay, and so does every line that the edits do not touch, however it is written.
 *
 * @returns undefined when a place cannot be reached, through an alias say.
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string | undefined {
  const parse = () => parseDocument(text, { schema: 'core', resolveKnownTags: false });
  const document = parse();
  if (document.errors.length > 0) return undefined;
  for (const edit of edits) if (!apply(document, edit)) return undefined;
  return keepLines(text, parse().toString(printing), document.toString(printing));
}

function apply(document: Document, { path, value }: YamlEdit): boolean {
  for (let depth = 0; depth < path.length; depth++) {
    const around = document.getIn(path.slice(0, depth), true);
    if (around !== undefined && typeof around === 'object' && around !== null && 'items' in around) continue;
    if (around !== undefined) return false;
  }
  if (value === undefined) {
    document.deleteIn(path);
    return true;
  }
  const before = document.getIn(path, true);
  if (isMap(before) && isPlainMap(value)) {
    for (const { key } of [...before.items]) {
      const name = String(isScalar(key) ? key.value : key);
      if (!Object.hasOwn(value, name)) document.deleteIn([...path, name]);
    }
    for (const [name, member] of Object.entries(value)) {
      const known = document.getIn([...path, name], true);
      if (isScalar(known) && known.value === member) continue;
      document.setIn([...path, name], document.createNode(member, { flow: true }));
    }
    return true;
  }
  document.setIn(path, document.createNode(value, { flow: true }));
  return true;
}

function isPlainMap(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What printing alone would change is taken back, where it keeps the lines apart as they were. */
function keepLines(text: string, printed: string, edited: string): string {
  const [own, before, after] = [text, printed, edited].map((whole) => whole.split('\n')) as [
    string[],
    string[],
    string[],
  ];
  const bare = (line: string | undefined) => line?.replace(/\s+/g, '');
  const isAligned =
    own.length === before.length && own.every((line, place) => bare(line) === bare(before[place]));
  if (!isAligned) return edited;
  return diffLines(before, after)
    .flatMap(({ kind, text: line, before: place }) => {
      if (kind === 'removed') return [];
      return kind === 'same' ? [own[place] ?? ''] : [line];
    })
    .join('\n');
}
