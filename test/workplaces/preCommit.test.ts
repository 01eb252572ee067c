import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shop as plainShop } from '../review/shop.ts';
import { temporaryProject } from '../review/temporaryProject.ts';
import { unknownIn } from './commandLines.ts';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames?: boolean;
  readonly require_serial?: boolean;
}

const hooks: Hook[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));
const hookOf = (id: string) => hooks.find((hook) => hook.id === id) as Hook;

/** Runs a hook as pre-commit does: its entry, with those of the files that it asks for. */
function run(id: string, folder: string) {
  const { entry, files, pass_filenames: passes = true } = hookOf(id);
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  const chosen = all.filter((file) => new RegExp(files).test(file));
  const [, ...args] = entry.split(' ');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('dist/cli/main.js'), ...args, ...(passes ? chosen : [])],
    { cwd: folder, encoding: 'utf8' },
  );
  return { code: status, chosen, said: `${stdout}${stderr}` };
}

/** With tests that pass: its orders are not all filtered. */
const orders = plainShop['blueprints/shop/orders.yaml'].replace(
  'properties.test != true',
  '$not(properties.test = true)',
);
const shop = { ...plainShop, 'blueprints/shop/orders.yaml': orders };

describe('the hooks of pre-commit', () => {
  it('are those that the documentation names, each with what pre-commit asks of it', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['patchbay-check', 'patchbay-test', 'patchbay-fmt']);
    for (const hook of hooks) {
      expect(hook).toMatchObject({
        language: 'node',
        name: expect.any(String),
        description: expect.any(String),
      });
      expect(unknownIn(hook.entry.replace(/^patchbay /, ''))).toBeUndefined();
    }
  });

  it('can be installed from the repository: the package is built when it is packed', () => {
    const { bin, scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(bin).toEqual({ patchbay: 'dist/cli/main.js' });
    expect(scripts.prepack).toBe('npm run build');
  });

  it.each([
    ['patchbay-check', 'patchbay.yaml', true],
    ['patchbay-check', 'catalog/shop.yaml', true],
    ['patchbay-check', 'apps/one/blueprints/shop/orders.test.yaml', true],
    ['patchbay-check', 'overrides/int_shop.yaml', true],
    ['patchbay-check', 'docs/catalog.yaml', false],
    ['patchbay-check', 'my-patchbay.yaml', false],
    ['patchbay-check', 'blueprints/shop/events/odd.json', false],
    ['patchbay-test', 'blueprints/shop/events/odd.json', true],
    ['patchbay-test', 'patchbay.yaml', false],
    ['patchbay-fmt', 'blueprints/shop/orders.yaml', true],
    ['patchbay-fmt', 'blueprints/README.md', false],
  ])('%s, asked for %s: %j', (id, file, expected) => {
    expect(new RegExp(hookOf(id).files).test(file)).toBe(expected);
  });

  it('leave a clean project alone', () => {
    const folder = temporaryProject(shop);
    expect(run('patchbay-fmt', folder).code).toBe(0);
    const before = readFileSync(join(folder, 'blueprints/shop/orders.yaml'), 'utf8');
    for (const id of ['patchbay-check', 'patchbay-test', 'patchbay-fmt']) {
      const { code, chosen, said } = run(id, folder);
      expect([id, code, said]).toEqual([id, 0, said]);
      expect(chosen.length).toBeGreaterThan(3);
    }
    expect(readFileSync(join(folder, 'blueprints/shop/orders.yaml'), 'utf8')).toBe(before);
  });

  it('stop a commit that checks, tests or formats badly', () => {
    const folder = temporaryProject({
      ...shop,
      'blueprints/shop/orders.yaml': orders.replace('from: properties.total', 'from:   traits.total'),
      'blueprints/shop/returns.yaml': 'blueprint: shop/returns\nextends: shop/oders\n',
    });
    expect(run('patchbay-check', folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('shop/orders'),
    });
    expect(run('patchbay-test', folder)).toMatchObject({ code: 1 });
    run('patchbay-fmt', folder);
    // A hook that changes files stops the commit, whatever it ends with.
    expect(readFileSync(join(folder, 'blueprints/shop/orders.yaml'), 'utf8')).toContain('from: traits.total');
  });

  it('take files of several projects, and names that look like options or code', () => {
    const folder = temporaryProject(
      Object.fromEntries(
        ['one', 'two $(touch pwned)'].flatMap((app) =>
          Object.entries(shop).map(([name, text]) => [`apps/${app}/${name}`, text] as const),
        ),
      ),
    );
    expect(run('patchbay-check', folder).code).toBe(0);
    writeFileSync(join(folder, 'apps/one/catalog/shop_table.yaml'), 'key: shop_table\n');
    expect(run('patchbay-check', folder)).toMatchObject({
      code: 1,
      said: expect.stringContaining('apps/one/catalog/shop_table.yaml'),
    });
  });
});
