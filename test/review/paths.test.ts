import { describe, expect, it } from 'vitest';
import { findProjectFolder } from '../../src/review/files/findProjectFolder.ts';
import { reviewProject } from '../../src/review/reviewProject.ts';
import { now, shop } from './shop.ts';
import { temporaryProject } from './temporaryProject.ts';

const faulty = {
  ...shop,
  'blueprints/shop/orders.yaml': shop['blueprints/shop/orders.yaml'].replace('add: P90D', 'add: 90D'),
  'blueprints/shop/stream.yaml': shop['blueprints/shop/stream.yaml'].replace('user_id', 'usr_id'),
  'catalog/shop_table.yaml': shop['catalog/shop_table.yaml'].replace('key: shop_table', 'key: shop_tables'),
  'examples/one.yaml': 'blueprint: one\nkey: { partition: a }\nitem: { a: evnt_id }\n',
  'examples/workflow.yaml': 'on: push\n',
};

function review(paths: string[], files: Record<string, string> = faulty) {
  const folder = temporaryProject(files);
  const short = (name = '') => name.slice(folder.length + 1);
  const result = reviewProject(folder, { now, paths: paths.map((path) => `${folder}/${path}`) });
  return {
    files: result.files.map(short),
    found: result.diagnostics.map(({ code, file, span }) => `${code} ${short(file)}:${span?.line ?? '-'}`),
  };
}

describe('a check of paths', () => {
  it('has findings in a file alone', () => {
    expect(review(['blueprints/shop/stream.yaml'])).toEqual({
      files: ['blueprints/shop/stream.yaml'],
      found: ['blueprint/unknown-root blueprints/shop/stream.yaml:3'],
    });
  });

  it('has findings in a folder alone', () => {
    expect(review(['catalog']).found).toEqual(['catalog/file-name catalog/shop_table.yaml:1']);
  });

  it('has all of them without paths, a fault of a parent once', () => {
    expect(review([]).found).toEqual([
      'schema/bad-form blueprints/shop/orders.yaml:10',
      'blueprint/unknown-root blueprints/shop/stream.yaml:3',
      'catalog/file-name catalog/shop_table.yaml:1',
    ]);
  });

  it('tells of a child that its parent is broken', () => {
    expect(review(['blueprints/shop/returns.yaml']).found).toEqual([
      'blueprint/parent-broken blueprints/shop/returns.yaml:2',
    ]);
    expect(review(['blueprints/shop']).found).not.toContain(
      'blueprint/parent-broken blueprints/shop/returns.yaml:2',
    );
  });

  it('knows a file elsewhere by what it says, and passes over what is not ours in a folder', () => {
    expect(review(['examples'])).toEqual({
      files: ['examples/one.yaml'],
      found: ['blueprint/unknown-root examples/one.yaml:3'],
    });
    expect(review(['examples/workflow.yaml']).found).toEqual([
      'file/unknown-kind examples/workflow.yaml:-',
      'file/nothing-to-check :-',
    ]);
  });

  it('finds nothing to check where there is nothing', () => {
    expect(review([], { 'README.md': '# Nothing\n' })).toEqual({
      files: [],
      found: ['file/nothing-to-check :-'],
    });
  });
});

describe('the project of a path', () => {
  it('is the nearest one around it', () => {
    const folder = temporaryProject({
      ...shop,
      'examples/inner/blueprints/a.yaml': '',
      'examples/b.yaml': '',
    });
    expect(findProjectFolder(`${folder}/blueprints/shop/orders.yaml`)).toBe(folder);
    expect(findProjectFolder(`${folder}/examples/b.yaml`)).toBe(folder);
    expect(findProjectFolder(`${folder}/examples/inner/blueprints/a.yaml`)).toBe(`${folder}/examples/inner`);
    expect(findProjectFolder(`${folder}/examples/inner`)).toBe(`${folder}/examples/inner`);
  });
});

describe('several faults in one file', () => {
  const withFaults = (file: keyof typeof shop, ...changes: readonly (readonly [string, string])[]) => {
    let text: string = shop[file];
    for (const [from, to] of changes) {
      expect(text).toContain(from);
      text = text.replace(from, () => to);
    }
    return review([file], { ...shop, [file]: text }).found.map((line) => line.replace(file, ''));
  };

  it('are all told of a project file, of its shape and of its meaning', () => {
    expect(
      withFaults(
        'patchbay.yaml',
        ['{ id: app,', '{ id: app, kind: x,'],
        ['variant: default', 'variant: defualt'],
        ['sources: [web]', 'sources: [app, wep]'],
        ['region: eu-west-1, auth: assume_role', 'region: nowhere, auth: assume_role'],
        ['limits:', 'limit: {}\nlimits:'],
        ['disk: 1GiB', 'disk: 9999999999TiB'],
      ),
    ).toEqual([
      'schema/unknown-key :3',
      'project/unknown-variant :7',
      'project/unknown-source :8',
      'config/not-an-option :18',
      'schema/unknown-key :19',
      'project/size :20',
    ]);
  });

  it('are all told of a catalog file', () => {
    expect(
      withFaults(
        'catalog/shop_table.yaml',
        ['category: database', 'category: databases'],
        ['label: Role', 'lable: Role'],
        ['default: 25', 'default: 26'],
        ['blueprint: shop/returns', 'blueprint: shop/retuns'],
        ['{account_id}', '{acount_id}'],
        ['required_when: { auth: [assume_role] }', 'required_when: { role_arn: [x] }'],
      ),
    ).toEqual([
      'schema/not-allowed :3',
      'schema/missing-key :12',
      'schema/unknown-key :12',
      'config/too-great :13',
      'catalog/unknown-blueprint :16',
      'catalog/unknown-placeholder :18',
    ]);
  });

  it('are all told of an override and of a blueprint', () => {
    expect(
      withFaults(
        'overrides/int_shop.yaml',
        ['reason:', 'raeson:'],
        ['"properties.total / 100"', '"propertis. / 100"'],
        ['{ value: none }', 'propertis.x'],
      ),
    ).toEqual([
      'schema/missing-key :1',
      'schema/unknown-key :1',
      'expression/S0302 :5',
      'blueprint/unknown-root :6',
    ]);
    expect(
      withFaults(
        'blueprints/shop/orders.yaml',
        ['version: 1', 'version: one'],
        ['from: traits.plan', 'from: trait.plan'],
        ['add: P90D', 'add: P90'],
        ['"properties.products.sku"', '"products("'],
      ),
    ).toEqual([
      'schema/wrong-type :2',
      'blueprint/unknown-root :9',
      'schema/bad-form :10',
      'expression/S0203 :11',
    ]);
  });
});

describe('files that speak of one another', () => {
  it('blames a child for what it breaks in its parent', () => {
    const child = 'blueprint: shop/returns\nextends: shop/orders\nitem: { order_key: null }\n';
    expect(review([], { ...shop, 'blueprints/shop/returns.yaml': child }).found).toEqual([
      'blueprint/breaks-parent blueprints/shop/returns.yaml:2',
    ]);
  });

  it('tells two catalog files with one key once, at the one whose name is not the key', () => {
    const twin = { ...shop, 'catalog/a_twin.yaml': shop['catalog/shop_table.yaml'] };
    expect(review([], twin).found).toEqual(['catalog/duplicate-key catalog/a_twin.yaml:1']);
  });

  it('tells a circle of parents once, however many are in it or hang on it', () => {
    const part = (name: string, parent: string) => `blueprint: ${name}\nextends: ${parent}\nwhen: "true"\n`;
    const circle = {
      'blueprints/a.yaml': part('a', 'b'),
      'blueprints/b.yaml': part('b', 'c'),
      'blueprints/c.yaml': part('c', 'a'),
      'blueprints/d.yaml': part('d', 'c'),
    };
    expect(review([], circle).found).toEqual(['blueprint/extends-cycle blueprints/a.yaml:2']);
  });

  it('tells tests without a blueprint', () => {
    const { 'blueprints/shop/orders.test.yaml': tests, 'blueprints/shop/events/odd.json': event } = shop;
    const lonely = { 'blueprints/x/lonely.test.yaml': tests, 'blueprints/x/events/odd.json': event };
    expect(review([], lonely).found).toEqual(['test/no-blueprint blueprints/x/lonely.test.yaml:1']);
  });

  it('tells an override for an integration that there is not', () => {
    const { 'overrides/int_shop.yaml': override } = shop;
    expect(review([], { ...shop, 'overrides/int_shp.yaml': override }).found).toEqual([
      'override/unknown-integration overrides/int_shp.yaml:1',
    ]);
  });

  it('knows the integrations that run without a project file', () => {
    const override =
      'reason: x\nexpires_at: 2027-01-01T00:00:00Z\npatch: { item: { extra: { value: 1 } } }\n';
    expect(review([], { 'overrides/int_dynamodb.yaml': override }).found).toEqual([]);
    expect(review([], { 'overrides/int_kinesis.yaml': override }).found).toEqual([
      'override/breaks-blueprint overrides/int_kinesis.yaml:3',
    ]);
  });
});
