import { readFile } from 'node:fs/promises';
import type { SchemaName } from '../../src/yaml/SchemaName.ts';
import { actionPage } from './actionPage.ts';
import { adminPage } from './adminPage.ts';
import { commandsPage } from './commandsPage.ts';
import { diagnosticsPage } from './diagnosticsPage.ts';
import { mappingsPage } from './mappingsPage.ts';
import { metricsPage } from './metricsPage.ts';
import { schemaPage } from './schemaPage.ts';
import { transformsPage } from './transformsPage.ts';

/** Where the files of a format are. */
const places: Readonly<Record<SchemaName | 'event', string>> = {
  catalog: 'Such files are `catalog/<key>.yaml`.',
  blueprint: 'Such files are `blueprints/<integration>/<variant>.yaml`.',
  override: 'Such files are `overrides/<id of the installed integration>.yaml`.',
  project: 'It is `patchbay.yaml`, at the top of the project.',
  event:
    'It is what paths and expressions read, whatever form a sender used. Fields that are not required may be missing or null.',
  test: 'Such files are `blueprints/**/<name>.test.yaml`, beside the blueprint `<name>.yaml`.',
};

/** Every page of the reference by its path: the one place that says what they are made of. */
export async function referencePages(): Promise<Map<string, string>> {
  const formats = await Promise.all(
    Object.entries(places).map(async ([name, place]): Promise<[string, string, string]> => {
      const file = `schemas/${name}.schema.json`;
      return [name, schemaPage(JSON.parse(await readFile(file, 'utf8')), place), file];
    }),
  );
  const entries = 'src/diagnostics/entries';
  const pages = [
    ...formats,
    ['mappings', mappingsPage(), 'what the engine answers'],
    ['transforms', await transformsPage(), 'src/compiler/runtime/transforms'],
    ['diagnostics', await diagnosticsPage(entries), entries],
    ['admin-api', adminPage(), 'src/admin/operations and src/admin/schemas'],
    ['metrics', metricsPage(), 'src/telemetry/metricTable.ts'],
    ['commands', await commandsPage(), 'the help of the commands'],
    ['action', await actionPage(), 'action.yml'],
  ] as const;
  const withOrigin = (text: string, origin: string) =>
    `<!-- Made by \`npm run generate\` from ${origin}. Edit that. -->\n\n${text}\n`;
  return new Map(
    pages.map(([name, text, origin]) => [`docs/reference/${name}.md`, withOrigin(text, origin)]),
  );
}
