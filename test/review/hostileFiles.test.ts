import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text as printDiagnostic } from '../../src/diagnostics/formats/text.ts';
import { reviewProject } from '../../src/review/reviewProject.ts';
import { now, shop } from './shop.ts';
import { temporaryProject } from './temporaryProject.ts';

const blueprint = shop['blueprints/shop/stream.yaml'];
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

/** An alias of aliases: a hundred million values when spelt out. */
const bomb = `blueprint: shop/hostile\na: &a [x,x,x,x,x,x,x,x,x,x]\n${many(7, (level) => {
  const [from, to] = ['abcdefgh'[level], 'abcdefgh'[level + 1]];
  return `${to}: &${to} [${many(10, () => `*${from}`).join(',')}]`;
}).join('\n')}\n`;

/** Texts that somebody may have put there, as any kind of file, and what is to be said of them first. */
const texts: readonly (readonly [name: string, code: string, content: string | Uint8Array])[] = [
  ['a bomb of aliases', 'yaml/too-many-aliases', bomb],
  ['twenty thousand keys', 'schema/unknown-key', many(20_000, (index) => `k${index}: 1`).join('\n')],
  [
    'twenty thousand attributes',
    'schema/wrong-type',
    `record:\n  data:\n    fields:\n${many(15_000, (index) => `      k${index}: 1`).join('\n')}`,
  ],
  ['a hundred thousand opening brackets', 'yaml/too-deep', `a: ${'['.repeat(100_000)}`],
  ['maps below maps', 'yaml/too-deep', many(200, (level) => `${' '.repeat(level)}a:`).join('\n')],
  ['a scalar of a mebibyte', 'yaml/too-large', `blueprint: ${'x'.repeat(1024 * 1024)}`],
  ['a scalar just below the limit', 'schema/out-of-bounds', `blueprint: ${'x'.repeat(250_000)}`],
  ['an expression of 200 KB', 'expression/budget', `${blueprint}when: "${'1+'.repeat(100_000)}1"\n`],
  [
    'an expression that nests deeply',
    'expression/budget',
    `${blueprint}when: "${'('.repeat(4000)}1${')'.repeat(4000)}"\n`,
  ],
  [
    'a template of fifty thousand parts',
    'blueprint/invalid-template',
    blueprint.replace('id: event_id', `id: { template: "${'{a}'.repeat(50_000)}{" }`),
  ],
  [
    'invalid UTF-8',
    'yaml/not-utf8',
    Buffer.concat([Buffer.from(blueprint), Buffer.from([0x23, 0xff, 0xfe])]),
  ],
  ['UTF-16', 'yaml/not-utf8', Buffer.from(`\uFEFF${blueprint}`, 'utf16le')],
  ['a program', 'yaml/not-utf8', Buffer.from(many(4096, (index) => (index * 37) % 256))],
  ['a key twice', 'yaml/duplicate-key', `${blueprint}blueprint: shop/stream\n`],
  ['tabs', 'yaml/tab-indent', blueprint.replaceAll('  ', '\t')],
  ['NUL bytes', 'schema/bad-form', blueprint.replace('shop/stream', '"shop/\\0stream"')],
  ['raw NUL bytes', 'schema/bad-form', blueprint.replace('shop/stream', 'shop/\0stream')],
  ['nothing', 'yaml/empty', ''],
  ['blanks and comments', 'yaml/empty', '# nothing\n\n   \n'],
  ['a number', 'schema/wrong-type', '42'],
  ['a list', 'schema/wrong-type', '- a\n- b'],
  ['two documents', 'yaml/several-documents', `${blueprint}---\n${blueprint}`],
  ['a tag', 'yaml/unknown-tag', '!!js/function "x"'],
  ['a merge of nothing', 'yaml/unknown-alias', '<<: *nothing\n'],
  ['names of the prototype', 'schema/unknown-key', '__proto__: { polluted: true }\nconstructor: 1\n'],
];

const homes = [
  'blueprints/shop/stream.yaml',
  'catalog/shop_table.yaml',
  'overrides/int_shop.yaml',
  'blueprints/shop/orders.test.yaml',
  'patchbay.yaml',
] as const;

describe('a file that is made to hurt', () => {
  it.each(texts)('gets a diagnostic as a blueprint: %s', (_, code, content) => {
    const folder = temporaryProject({ 'blueprints/shop/stream.yaml': content });
    const { diagnostics } = reviewProject(folder, { now });
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(diagnostics.length).toBeLessThanOrEqual(102);
    // Frames of long lines are short, and nothing in them moves the cursor.
    for (const diagnostic of diagnostics) {
      const shown = printDiagnostic(diagnostic, Buffer.from(content).toString());
      expect(shown.length).toBeLessThan(200_000);
      expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  });

  it.each(homes)('gets a diagnostic wherever it lies: %s', (home) => {
    for (const [name, , content] of texts) {
      const folder = temporaryProject({ ...shop, [home]: content });
      const { diagnostics } = reviewProject(folder, { now });
      const there = diagnostics.filter(({ file = '' }) => file.endsWith(home));
      expect(
        there.some(({ severity }) => severity === 'error'),
        name,
      ).toBe(true);
    }
  });

  it('with line breaks of Windows and a byte order mark is as good as any', () => {
    const folder = temporaryProject(
      Object.fromEntries(
        Object.entries(shop).map(([name, text]) => [
          name,
          name.endsWith('.json') ? text : `\uFEFF${text.replaceAll('\n', '\r\n')}`,
        ]),
      ),
    );
    expect(reviewProject(folder, { now }).diagnostics).toEqual([]);
  });

  it('has its faults at the right place with line breaks of Windows, too', () => {
    const text = `\uFEFF${blueprint.replaceAll('\n', '\r\n').replace('user_id', 'usr_id')}`;
    const { diagnostics } = reviewProject(temporaryProject({ 'blueprints/shop/stream.yaml': text }), { now });
    expect(diagnostics.map(({ code, span }) => [code, span?.line, span?.column])).toEqual([
      ['blueprint/unknown-root', 3, 27],
    ]);
  });
});

describe('a file whose values were swapped for others', () => {
  const values = [
    '5',
    '[]',
    '{}',
    'null',
    '"x"',
    'true',
    '[[1]]',
    '{ a: { b: 1 } }',
    '-1e99',
    '[null]',
    '""',
  ];
  const parts = /"[^"\n]*"|[A-Za-z_][\w.]*(?=[,\s}\]]|$)|\d+(?=[,\s}\]])|\[[^[\]\n]*\]|\{[^{}\n]*\}/gm;

  it.each([...homes, 'blueprints/shop/orders.yaml'] as const)('is reviewed all the same: %s', (home) => {
    const text: string = shop[home];
    const places = [...text.matchAll(parts)];
    expect(places.length).toBeGreaterThan(2);
    const swap = fc.tuple(fc.nat(places.length - 1), fc.constantFrom(...values));
    fc.assert(
      fc.property(fc.array(swap, { minLength: 1, maxLength: 3 }), (swaps) => {
        let changed = text;
        for (const [index, value] of swaps.toSorted(([a], [b]) => b - a)) {
          const { 0: part, index: at } = places[index] as RegExpExecArray;
          changed = changed.slice(0, at) + value + changed.slice(at + part.length);
        }
        const folder = temporaryProject({ ...shop, [home]: changed });
        const { diagnostics } = reviewProject(folder, { now });
        const identities = diagnostics.map(({ code, file, span, message }) =>
          JSON.stringify([code, file, span, message]),
        );
        expect(new Set(identities).size).toBe(identities.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what is no file', () => {
  const project = (make: (folder: string) => void) => {
    const folder = temporaryProject(shop);
    make(folder);
    return reviewProject(folder, { now }).diagnostics.map(({ code, file = '' }) => [code, basename(file)]);
  };

  it('is told of a pipe, without waiting for its writer', () => {
    expect(project((folder) => execFileSync('mkfifo', [join(folder, 'blueprints/pipe.yaml')]))).toEqual([
      ['file/not-regular', 'pipe.yaml'],
    ]);
  });

  it('is told of a pipe that a blueprint extends', () => {
    const found = project((folder) => {
      execFileSync('mkfifo', [join(folder, 'blueprints/pipe.yaml')]);
      writeFileSync(join(folder, 'blueprints/child.yaml'), 'blueprint: child\nextends: pipe\nwhen: "true"\n');
    });
    expect(found).toEqual([
      ['blueprint/extends-unknown', 'child.yaml'],
      ['file/not-regular', 'pipe.yaml'],
    ]);
  });

  it('is told of a folder that is called like a file', () => {
    expect(project((folder) => mkdirSync(join(folder, 'overrides/int_x.yaml')))).toEqual([
      ['file/not-regular', 'int_x.yaml'],
    ]);
  });

  it('is told of links in a circle, and of links that lead nowhere', () => {
    const found = project((folder) => {
      symlinkSync('b.yaml', join(folder, 'blueprints/a.yaml'));
      symlinkSync('a.yaml', join(folder, 'blueprints/b.yaml'));
      symlinkSync('/nowhere', join(folder, 'catalog/gone.yaml'));
      symlinkSync('.', join(folder, 'blueprints/round'));
    });
    expect(found).toEqual([
      ['file/unreadable', 'a.yaml'],
      ['file/unreadable', 'b.yaml'],
      ['file/unreadable', 'gone.yaml'],
    ]);
  });

  it('is told of a device', () => {
    expect(project((folder) => symlinkSync('/dev/zero', join(folder, 'blueprints/zero.yaml')))).toEqual([
      ['file/not-regular', 'zero.yaml'],
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('is told of a file that may not be read', () => {
    expect(project((folder) => chmodSync(join(folder, 'blueprints/shop/stream.yaml'), 0))).toEqual([
      ['file/unreadable', 'stream.yaml'],
    ]);
  });

  it('is told of an ending that nobody reads', () => {
    const folder = temporaryProject({ ...shop, 'blueprints/shop/more.yml': blueprint });
    expect(reviewProject(folder, { now }).diagnostics.map(({ code }) => code)).toEqual(['file/wrong-ending']);
  });
});

describe('a project of ten thousand files', () => {
  it('is reviewed like a small one', () => {
    const folder = temporaryProject({
      ...Object.fromEntries(many(9_990, (index) => [`blueprints/many/n${index}.yaml`, ''])),
      ...shop,
    });
    const { diagnostics, files } = reviewProject(folder, { now });
    expect(files).toHaveLength(9_997);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['yaml/empty']));
    expect(diagnostics).toHaveLength(9_990);
  });
});
