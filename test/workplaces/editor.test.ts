import { readdirSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/yaml/readYaml.ts';
import type { SchemaName } from '../../src/yaml/SchemaName.ts';
import { validate } from '../../src/yaml/validate.ts';
import { shop } from '../review/shop.ts';

const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8'));
const mapped = Object.entries<string | string[]>(settings['yaml.schemas']).map(([schema, globs]) => ({
  schema,
  name: /^\.\/schemas\/(\w+)\.schema\.json$/.exec(schema)?.[1] as SchemaName,
  globs: [globs].flat(),
}));

/** The schemas that the editor applies to a file: globs as they are, those that begin with `!` take out. */
const schemasFor = (file: string) =>
  mapped
    .filter(({ globs }) => globs.some((glob) => !glob.startsWith('!') && matchesGlob(file, glob)))
    .filter(({ globs }) => !globs.some((glob) => glob.startsWith('!') && matchesGlob(file, glob.slice(1))))
    .map(({ name }) => name);

const own = ['catalog', 'blueprints'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file}`),
);
const files = [...own.map((file) => [file, readFileSync(file, 'utf8')] as const), ...Object.entries(shop)];

describe('the settings of the editor', () => {
  it('map every schema of a format; that of events describes no file', () => {
    const schemas = readdirSync('schemas')
      .filter((file) => file !== 'event.schema.json')
      .map((file) => `./schemas/${file}`);
    expect(mapped.map(({ schema }) => schema).toSorted()).toEqual(schemas.toSorted());
  });

  it.each(mapped.flatMap(({ name, globs }) => globs.map((glob) => [name, glob] as const)))(
    '%s: %s matches files of a project',
    (_, glob) => {
      expect(files.some(([file]) => matchesGlob(file, glob.replace(/^!/, '')))).toBe(true);
    },
  );

  it.each(files.filter(([file]) => file.endsWith('.yaml')))(
    'give %s one schema, which it fits',
    (file, text) => {
      const [name, ...more] = schemasFor(file);
      expect(more).toEqual([]);
      if (name === undefined) throw new Error('no schema');
      const { document } = readYaml(text, file);
      expect(document && validate(document, name)).toEqual([]);
    },
  );

  it.each(own)('give %s the schema that its first line names', (file) => {
    const [, modeline] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(file, 'utf8')) ?? [];
    expect(modeline).toMatch(new RegExp(`/schemas/${schemasFor(file)[0]}\\.schema\\.json$`));
  });

  it('recommend the extension that reads them', () => {
    const { recommendations } = JSON.parse(readFileSync('.vscode/extensions.json', 'utf8'));
    expect(recommendations).toEqual(['redhat.vscode-yaml']);
  });
});
