import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyOverride } from '../../../../src/blueprint/applyOverride.ts';
import { blueprintFolders } from '../../../../src/blueprint/blueprintFolders.ts';
import { resolveBlueprint } from '../../../../src/blueprint/resolveBlueprint.ts';
import { exportOverride } from '../../../../src/engine/overrides/export/exportOverride.ts';
import { findDrift } from '../../../../src/engine/overrides/findDrift.ts';
import { OverrideRegister } from '../../../../src/engine/overrides/OverrideRegister.ts';
import type { OverrideRow } from '../../../../src/engine/overrides/OverrideRow.ts';
import { reviewProject } from '../../../../src/review/reviewProject.ts';
import { shop } from '../../../review/shop.ts';
import { temporaryProject } from '../../../review/temporaryProject.ts';
import { memoryTable } from '../overridesRig.ts';

const now = Date.parse('2026-11-20T00:00:00Z');

const orders = `# What the warehouse reads.
blueprint: shop/orders
version: 1
key: { partition: order_key }

item:
  order_key: { template: "ORDER#{properties.order_id}" }   # its key
  user:      { from: [user_id, anonymous_id], type: S }
  # In the currency of the shop.
  total:     { from: properties.total,   type: N }
  coupon:    properties.coupon
  page:
    fields:
      url:   context.page.url   # where it was
      title: context.page.title
when: properties.order_id != null
events:
  Order Completed: { item: { paid: { value: true } } }
  Heartbeat: { action: drop }
`;

const { 'blueprints/shop/returns.yaml': _, 'overrides/int_shop.yaml': __, ...files } = shop;
const alone = {
  ...files,
  'catalog/shop_table.yaml': shop['catalog/shop_table.yaml'].replace(/^.*key: returns.*\n/m, ''),
  'patchbay.yaml': shop['patchbay.yaml'].replace(/ {2}- id: int_returns[\s\S]*?(?=limits)/, ''),
  'blueprints/shop/orders.yaml': orders,
};

async function setOverride(id: string, patch: unknown, row: Partial<OverrideRow> = {}) {
  const register = new OverrideRegister(memoryTable<OverrideRow>(), () => now);
  const text = JSON.stringify({ reason: 'as the shop sends it', expires_at: '2026-12-01T00:00:00Z', patch });
  await register.put({
    integration_id: id,
    owner: 'api',
    text,
    file: 'override.json',
    set_at: '',
    set_by: 'ana',
    seen: null,
    suspended: null,
    ...row,
  });
  const known = register.find(id);
  if (known === undefined) throw new Error('it is not there');
  return known;
}

/** Exports an override of a project, applies the patch with Git, and looks at what the project says then. */
async function roundTrip(
  project: Readonly<Record<string, string>>,
  patch: unknown,
  {
    id = 'int_shop',
    blueprint = 'shop/orders',
    others = [] as string[],
    row = {} as Partial<OverrideRow>,
  } = {},
) {
  const folder = temporaryProject(project);
  const library = () => blueprintFolders([join(folder, 'blueprints'), 'blueprints']);
  const resolved = (name: string) => {
    const found = library().find(name);
    if (found === undefined) throw new Error(`there is no ${name}`);
    return resolveBlueprint(found, library());
  };
  const known = await setOverride(id, patch, row);
  const wanted = applyOverride(resolved(blueprint), known);
  const diff = exportOverride(known, {
    library: library(),
    blueprint,
    others,
    files: {
      read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined),
      pathOf(file) {
        const path = relative(folder, file.startsWith('overrides/') ? join(folder, file) : file);
        return path.startsWith('..') ? undefined : path;
      },
    },
  });
  if (diff === undefined) throw new Error('it was not exported');
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', ['apply', '--whitespace=error-all', '-'], { cwd: folder, input: diff });
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  return { folder, diff, wanted, known, resolved, read };
}

const plainPlan = (plan: unknown) =>
  JSON.parse(JSON.stringify(plan, (_key, value) => (value instanceof Map ? [...value] : value)));

describe('the patch that makes an override permanent', () => {
  it('edits the blueprint where nobody else uses it, and touches nothing else', async () => {
    const { diff, wanted, known, resolved, read, folder } = await roundTrip(alone, {
      item: {
        total: { expr: 'properties.total / 100' },
        coupon: null,
        page: { fields: { title: null, path: 'context.page.path' } },
        brand: 'properties.brand',
      },
      events: { 'Order Completed': { item: { paid: { value: false } } } },
    });
    expect(diff.match(/^\+\+\+ .*/gm)).toEqual(['+++ b/blueprints/shop/orders.yaml']);
    const after = resolved('shop/orders');
    expect(plainPlan(after.plan)).toEqual(plainPlan(wanted.plan));
    expect(after.tree && known.patch && findDrift(after.tree, known.patch, null).kind).toBe('contained');
    expect(reviewProject(folder, { now }).diagnostics).toEqual([]);
    const edited = read('blueprints/shop/orders.yaml');
    for (const comment of orders.match(/#.*$/gm) ?? []) expect(edited).toContain(comment);
    const changed = diff.split('\n').filter((line) => /^[-+](?![-+])/.test(line));
    expect(changed).toMatchInlineSnapshot(`
      [
        "-  total:     { from: properties.total,   type: N }",
        "-  coupon:    properties.coupon",
        "+  total: { type: N, expr: properties.total / 100 }",
        "-      title: context.page.title",
        "+      path: context.page.path",
        "+  brand: properties.brand",
        "-  Order Completed: { item: { paid: { value: true } } }",
        "+  Order Completed: { item: { paid: { value: false } } }",
      ]
    `);
  });

  it('adds a blueprint that extends it where others use it, and points the project at that', async () => {
    const { diff, wanted, resolved, read, folder } = await roundTrip(
      { ...shop, 'overrides/int_shop.yaml': 'none' },
      { item: { total: { expr: 'properties.total / 100' } } },
      { others: ['shop/returns'] },
    );
    expect(diff.match(/^\+\+\+ .*/gm)).toEqual([
      '+++ b/blueprints/shop/orders_int_shop.yaml',
      '+++ b/patchbay.yaml',
    ]);
    const { plan } = resolved('shop/orders_int_shop');
    expect({ ...plainPlan(plan), name: '' }).toEqual({ ...plainPlan(wanted.plan), name: '' });
    expect(read('patchbay.yaml')).toContain('    blueprint: shop/orders_int_shop\n');
    expect(read('patchbay.yaml')).not.toContain('variant');
    expect(read('patchbay.yaml').split('\n')).toHaveLength(shop['patchbay.yaml'].split('\n').length);
    execFileSync('rm', [join(folder, 'overrides/int_shop.yaml')]);
    expect(reviewProject(folder, { now }).diagnostics).toEqual([]);
  });

  it('does so for a blueprint that is shipped, and for one that another extends', async () => {
    const project = {
      'patchbay.yaml':
        'integrations:\n  - id: int_events\n    integration: amazon_dynamodb\n    config: { table_name: events, region: eu-west-1, access_key_id: "${env:A}", secret_access_key: "${env:B}" }\n',
    };
    const { diff, wanted, resolved, folder } = await roundTrip(
      project,
      { item: { total: { from: 'properties.total', type: 'N' } } },
      { id: 'int_events', blueprint: 'amazon_dynamodb/default' },
    );
    expect(diff).toContain('+    blueprint: amazon_dynamodb/default_int_events');
    const { plan } = resolved('amazon_dynamodb/default_int_events');
    expect({ ...plainPlan(plan), name: '' }).toEqual({ ...plainPlan(wanted.plan), name: '' });
    expect(reviewProject(folder, { now }).diagnostics).toEqual([]);
  });

  it('removes the file of an override that stands in one', async () => {
    const text =
      'reason: as the shop sends it\nexpires_at: 2026-12-01T00:00:00Z\npatch: { item: { coupon: null } }\n';
    const project = { ...alone, 'overrides/int_shop.yaml': text };
    const row = { owner: 'git', text, file: 'overrides/int_shop.yaml' } as const;
    const { diff, folder } = await roundTrip(project, undefined, { row });
    expect(diff).toContain('+++ /dev/null');
    expect(existsSync(join(folder, 'overrides/int_shop.yaml'))).toBe(false);
    expect(reviewProject(folder, { now }).diagnostics).toEqual([]);
  });

  it('makes the plan that the override makes, whatever the patch', async () => {
    const path = fc.constantFrom('properties.a', 'context.page.url', 'user_id');
    const mapping = fc.oneof(
      path,
      fc.record({ from: path, type: fc.constantFrom('S', 'L') }),
      fc.record({ value: fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant({ a: [1] })) }),
      fc.record({
        fields: fc.record(
          { url: fc.constantFrom('user_id', null), other: path },
          { requiredKeys: ['other'] },
        ),
      }),
      fc.record({ type: fc.constantFrom('S', null) }),
      fc.constant(null),
    );
    const item = fc.record(
      { total: mapping, coupon: mapping, page: mapping, user: mapping, 'new: #name': path },
      { requiredKeys: [] },
    );
    const patches = fc.record(
      {
        item,
        when: fc.constantFrom(null, 'true'),
        events: fc.record(
          { 'Order Completed': fc.record({ item }), Refund: fc.constant({ action: 'drop' }) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['item'] },
    );
    let exported = 0;
    await fc.assert(
      fc.asyncProperty(patches, async (patch) => {
        const folderless = await setOverride('int_shop', patch);
        const find = (name: string) =>
          name === 'shop/orders' ? { text: orders, file: 'blueprints/shop/orders.yaml' } : undefined;
        const library = { find, names: () => ['shop/orders'] };
        const base = resolveBlueprint({ text: orders, file: 'blueprints/shop/orders.yaml' }, library);
        const wanted = applyOverride(base, folderless);
        if (wanted.plan === undefined) return;
        const diff = exportOverride(folderless, {
          library,
          blueprint: 'shop/orders',
          others: [],
          files: {
            read: (name) => (name === 'blueprints/shop/orders.yaml' ? orders : undefined),
            pathOf: (file) => file,
          },
        });
        if (diff === undefined || diff === '') return;
        exported++;
        const folder = temporaryProject({ 'blueprints/shop/orders.yaml': orders });
        execFileSync('git', ['apply', '-'], {
          cwd: folder,
          input: diff,
          env: { ...process.env, GIT_CEILING_DIRECTORIES: folder },
        });
        const inPlace = !existsSync(join(folder, 'blueprints/shop/orders_int_shop.yaml'));
        const name = inPlace ? 'shop/orders' : 'shop/orders_int_shop';
        const after = blueprintFolders([join(folder, 'blueprints')]);
        const found = after.find(name);
        const { plan } = found === undefined ? { plan: undefined } : resolveBlueprint(found, after);
        expect({ ...plainPlan(plan), name: '' }).toEqual({ ...plainPlan(wanted.plan), name: '' });
      }),
      { numRuns: 60 },
    );
    expect(exported).toBeGreaterThan(20);
  });
});
