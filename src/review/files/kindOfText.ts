/** What a file, or a block of YAML in Markdown, is for Patchbay. */
export type FileKind = 'project' | 'catalog' | 'blueprint' | 'test' | 'override';

/** Keys at the top of a text that tell what it is; all of a row have to be there. */
const signs: readonly (readonly [FileKind, readonly string[]])[] = [
  ['blueprint', ['blueprint']],
  ['blueprint', ['extends']],
  ['catalog', ['key', 'config_fields']],
  ['test', ['tests']],
  ['override', ['reason', 'patch']],
  ['project', ['integrations']],
  ['project', ['sources']],
];

/** A key that begins a line without being quoted, and how far it is indented. */
const topKey = /^([ ]*)([A-Za-z_]+)[ ]*:(?:\s|$)/gm;

/** What a text is, by the keys at its top: told without parsing it, so that a broken one is still known. */
export function kindOfText(text: string): FileKind | undefined {
  const keys = [...text.matchAll(topKey)].map(([, indent = '', key = '']) => ({ indent, key }));
  const outermost = Math.min(...keys.map(({ indent }) => indent.length));
  const top = new Set(keys.filter(({ indent }) => indent.length === outermost).map(({ key }) => key));
  return signs.find(([, wanted]) => wanted.every((key) => top.has(key)))?.[0];
}
