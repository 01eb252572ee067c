import { describe, expect, it } from 'vitest';
import { readCatalogEntry } from '../../src/catalog/readCatalogEntry.ts';
import { placeWithText } from '../yaml/place.ts';

const minimal = `key: sample
name: Sample
category: other
delivery_modes: [server_side]
provides: { destination: dynamodb }
config_fields:
  - { key: mode, label: Mode, type: select, options: [fast, slow] }
variants:
  - { key: default, name: Default, blueprint: sample/default }
`;

/** `code line:column text hint` of each problem. */
function problems(text: string, hasBlueprint = (name: string) => name === 'sample/default'): string[] {
  const { entry, diagnostics } = readCatalogEntry(text, 'catalog/sample.yaml', hasBlueprint);
  expect(entry === undefined).toBe(diagnostics.length > 0);
  return diagnostics.map(({ code, span, hint }) =>
    [code, placeWithText(text, span), ...(hint === undefined ? [] : [`(${hint})`])].join(' '),
  );
}

const withFields = (...fields: string[]) =>
  minimal.replace('variants:', `${fields.map((field) => `  - ${field}\n`).join('')}variants:`);

describe('a catalog entry', () => {
  it('has what its file left out filled in, and is frozen', () => {
    const { entry } = readCatalogEntry(minimal, 'sample.yaml');
    expect(entry).toEqual({
      key: 'sample',
      name: 'Sample',
      description: '',
      category: 'other',
      status: 'ga',
      delivery_modes: ['server_side'],
      provides: { destination: 'dynamodb' },
      config_fields: [
        {
          key: 'mode',
          label: 'Mode',
          type: 'select',
          required: false,
          group: 'connection',
          options: [
            { value: 'fast', label: 'fast' },
            { value: 'slow', label: 'slow' },
          ],
        },
      ],
      variants: [
        { key: 'default', name: 'Default', description: '', blueprint: 'sample/default', default_config: {} },
      ],
      permissions: [],
      personal_data: [],
      troubleshooting: {},
    });
    const parts = [
      entry,
      entry?.config_fields,
      entry?.config_fields[0],
      entry?.variants[0],
      entry?.permissions,
    ];
    expect(parts.map((part) => Object.isFrozen(part))).toEqual([true, true, true, true, true]);
  });

  it('has the regions of AWS where a select asks for them', () => {
    const { entry } = readCatalogEntry(minimal.replace('[fast, slow]', 'aws_regions'), 'sample.yaml');
    const options = entry?.config_fields[0]?.options ?? [];
    expect(options).toContainEqual({ value: 'eu-west-1', label: 'Europe (Ireland)' });
    expect(options.length).toBeGreaterThan(30);
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
    expect(options.filter(({ value }) => !/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(value))).toEqual([]);
  });
});

describe('each fault is told at its place', () => {
  it.each<[string, string, string[]]>([
    ['none', minimal, []],
    ['a text that is no YAML', 'key: [', ['yaml/syntax 1:7 ']],
    [
      'a shape that is none',
      minimal.replace('name: Sample', 'nmae: Sample'),
      [
        'schema/missing-key 1:1 key: sample (`name`: What people read.)',
        'schema/unknown-key 2:1 nmae (did you mean `name`?)',
      ],
    ],
    [
      'another file name',
      minimal.replace('key: sample', 'key: other'),
      ['catalog/file-name 1:6 other (rename the file, or mend the key.)'],
    ],
    [
      'an unknown destination',
      minimal.replace('dynamodb', 'dynamobd'),
      ['catalog/unknown-destination 5:26 dynamobd (did you mean `dynamodb`?)'],
    ],
    [
      'a field twice',
      withFields('{ key: mode, label: Again, type: string }'),
      ['catalog/duplicate-field 8:12 mode (rename one of the two, or remove it.)'],
    ],
    [
      'a default that is no option',
      minimal.replace('[fast, slow]', '[fast, slow], default: slwo'),
      ['config/not-an-option 7:77 slwo (did you mean `slow`?)'],
    ],
    [
      'a default of another type',
      withFields('{ key: size, label: Size, type: integer, default: "5" }'),
      ['config/wrong-type 8:55 "5"'],
    ],
    [
      'a default out of bounds',
      withFields('{ key: size, label: Size, type: integer, minimum: 1, default: 0 }'),
      ['config/too-small 8:67 0 (give 1 or more.)'],
    ],
    [
      'a default that does not match',
      withFields('{ key: size, label: Size, type: string, pattern: "[a-z]+", default: A1 }'),
      ['config/bad-form 8:73 A1'],
    ],
    [
      'a condition on an unknown field',
      withFields('{ key: x, label: X, type: string, required_when: { mdoe: [fast] } }'),
      ['catalog/unknown-field 8:56 mdoe (did you mean `mode`?)'],
    ],
    [
      'a condition on an unknown option',
      withFields('{ key: x, label: X, type: string, visible_when: { mode: [fast, slwo] } }'),
      ['config/not-an-option 8:68 slwo (did you mean `slow`?)'],
    ],
    [
      'a select without options',
      withFields('{ key: x, label: X, type: select }'),
      ['schema/missing-key 8:5 { key: x, label: X, type: select }'],
    ],
    [
      'options without a select',
      withFields('{ key: x, label: X, type: string, options: [a] }'),
      ['schema/not-together 8:39 options (keep one of them.)'],
    ],
    [
      'a pattern that is none',
      withFields('{ key: x, label: X, type: string, pattern: "[" }'),
      [
        'schema/bad-form 8:48 "[" (A regular expression that the whole text must match, as JavaScript reads it with the flag `u`.)',
      ],
    ],
    [
      'a variant twice',
      `${minimal}  - { key: default, name: D, blueprint: sample/default }\n`,
      ['catalog/duplicate-variant 10:12 default (rename one of the two, or remove it.)'],
    ],
    [
      'a blueprint that is not there',
      minimal.replace('sample/default', 'sample/defualt'),
      [
        "catalog/unknown-blueprint 9:47 sample/defualt (a blueprint's name is its file's path below blueprints/, without its ending.)",
      ],
    ],
    [
      'settings of a variant',
      minimal.replace(
        'blueprint: sample/default',
        'blueprint: sample/default, default_config: { mdoe: fast, mode: 5 }',
      ),
      ['catalog/unknown-field 9:81 mdoe (did you mean `mode`?)', 'config/wrong-type 9:99 5'],
    ],
    [
      'a placeholder without a field',
      `${minimal}permissions:\n  - { for: [put], actions: ["a:B"], resources: ["arn:{mdoe}:{account_id}:{mode}"] }\n`,
      ['catalog/unknown-placeholder 11:54 {mdoe} (did you mean `mode`?)'],
    ],
    [
      'a use that nobody has',
      `${minimal}permissions:\n  - { for: [putt], actions: ["a:B"], resources: [r] }\n`,
      ['schema/not-allowed 11:13 putt (did you mean `put`?)'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
