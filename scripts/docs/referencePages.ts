import { readSchema } from '../../src/yaml/readSchema.ts';
import type { SchemaName } from '../../src/yaml/SchemaName.ts';
import { actionPage } from './actionPage.ts';
import { commandsPage } from './commandsPage.ts';
import { diagnosticsPage } from './diagnosticsPage.ts';
import { mappingsPage } from './mappingsPage.ts';
import type { Schema } from './Schema.ts';
import { schemaPage } from './schemaPage.ts';
import { transformsPage } from './transformsPage.ts';

/** Where the files of a format are. */
const places: Readonly<Record<SchemaName, string>> = {
  catalog: 'Such files are `catalog/<key>.yaml`.',
  blueprint: 'Such files are `blueprints/<integration>/<variant>.yaml`.',
  override: 'Such files are `overrides/<id of the installed integration>.yaml`.',
  project: 'It is `patchbay.yaml`, at the top of the project.',
  test: 'Such files are `blueprints/**/<name>.test.yaml`, beside the blueprint `<name>.yaml`.',
};

/** Every page of the reference by its path: the one place that says what they are made of. */
export async function referencePages(): Promise<Map<string, string>> {
  const formats = Object.entries(places).map(([name, place]): [string, string, string] => [
    name,
    schemaPage(readSchema(name as SchemaName) as Schema, place),
    `schemas/${name}.schema.json`,
  ]);
  const entries = 'src/diagnostics/entries';
  const pages = [
    ...formats,
    ['mappings', mappingsPage(), 'what the engine answers'],
    ['transforms', await transformsPage(), 'src/compiler/runtime/transforms'],
    ['diagnostics', await diagnosticsPage(entries), entries],
    ['commands', await commandsPage(), 'the help of the commands'],
    ['action', await actionPage(), 'action.yml'],
  ] as const;
  const withOrigin = (text: string, origin: string) =>
    `<!-- Made by \`npm run generate\` from ${origin}. Edit that. -->\n\n${text}\n`;
  return new Map(
    pages.map(([name, text, origin]) => [`docs/reference/${name}.md`, withOrigin(text, origin)]),
  );
}
