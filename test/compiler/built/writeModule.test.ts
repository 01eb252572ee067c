import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveBlueprint } from '../../../src/blueprint/resolveBlueprint.ts';
import { emitProgram } from '../../../src/compiler/3-link/emitProgram.ts';
import { writeModule } from '../../../src/compiler/3-link/writeModule.ts';
import * as library from '../../../src/compiler/runtime/index.ts';
import { packageVersion } from '../../../src/compiler/runtime/packageVersion.ts';
import { requireVersion } from '../../../src/compiler/runtime/requireVersion.ts';
import { caseFolders } from '../../blueprint/caseFolders.ts';
import { matchExpected } from '../../blueprint/matchExpected.ts';
import { everywhere, hostile, injections, skeleton } from '../injections.ts';

function moduleOf(text: string, parents = { find: () => undefined, names: () => [] as string[] }): string {
  const { plan, diagnostics } = resolveBlueprint({ text, file: 'blueprint.yaml' }, parents);
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return writeModule(emitProgram(plan, 'int_test'));
}

/** Cases whose modules are checked in, to be read. */
const shown = ['events-by-name', 'expr-compiled', 'stream-data-fields', 'values-of-a-scope'];

describe.each(caseFolders(resolve('test/compiler/cases')).filter(({ name }) => shown.includes(name)))(
  'the module of $name',
  (folder) => {
    it('is as expected, and the same when it is written again', () => {
      const [first, second] = [moduleOf(folder.blueprint.text), moduleOf(folder.blueprint.text)];
      expect(second).toBe(first);
      matchExpected(folder.path('_expected/module.js'), first);
    });
  },
);

describe('the text of a blueprint', () => {
  it('is never code in a module: without its literals, that is the same whatever the text', () => {
    const tame = skeleton(moduleOf(everywhere('a text')));
    fc.assert(
      fc.property(hostile, (text) => {
        const written = moduleOf(everywhere(text));
        expect(written).not.toMatch(/[\u2028\u2029\r]/);
        expect(skeleton(written)).toBe(tame);
      }),
      { numRuns: 200, examples: injections.map((text) => [text]) },
    );
  });
});

describe('the run-time library', () => {
  /** What is imported to compile with, and stands in no scope. */
  const compileTime = new Set([
    'Run',
    'builtins',
    'clone',
    'expandReplacement',
    'parseSignatureParameters',
    'typeBits',
    'Signature',
  ]);

  it('exports everything from the run-time folders that code is written for', () => {
    const writers = [
      'src/expression/lowerExpression.ts',
      ...['src/expression/lower', 'src/compiler/1-read', 'src/compiler/2-emit'].flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.ts'))
          .map((file) => join(folder, file)),
      ),
      'src/compiler/dynamodb/emitItem.ts',
      'src/compiler/kinesis/emitRecord.ts',
    ];
    const imported = writers.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^import \{([^}]+)\} from '(\.[^']+)';/gm)]
        .filter(([, , target = '']) =>
          /\/(runtime|functions|transforms|pictures|regex)\//.test(normalize(join(file, '..', target))),
        )
        .flatMap(([, names = '']) => names.split(',').map((name) => name.trim()))
        .filter((name) => name !== '' && !name.startsWith('type ') && !compileTime.has(name)),
    );
    expect(new Set(imported).size).toBeGreaterThan(60);
    const missing = [...new Set(imported)].filter((name) => !Object.hasOwn(library, name));
    expect(missing, 'add them to src/compiler/runtime/index.ts').toEqual([]);
  });

  it('has the version of the package', () => {
    expect(packageVersion).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  });

  it('turns away a module that another version built, and says what to do', () => {
    expect(() => requireVersion(packageVersion)).not.toThrow();
    expect(() => requireVersion('0.0.9')).toThrow(
      `build/other-version: this module was built by Patchbay 0.0.9, and the one that runs it is ${packageVersion}; run \`patchbay build\` again`,
    );
  });

  it('is asked for its version before anything else of it is used', () => {
    const [first, second, third] = moduleOf('key: { partition: id }\nitem: { id: event_id }')
      .split('\n')
      .filter((line) => !line.startsWith('//'));
    expect(first).toBe("import * as $runtime from 'patchbay/runtime';");
    expect(second).toBe(`$runtime.requireVersion("${packageVersion}");`);
    expect(third).toMatch(/^const /);
  });
});

describe('an interpreted expression', () => {
  it('is told of, and no module is written', () => {
    const expr = '($clone := function($n) { $n }; $clone(properties))';
    const text = JSON.stringify({ record: { partition_key: 'event_id', data: { expr } } });
    const { plan } = resolveBlueprint(
      { text, file: 'blueprint.yaml' },
      { find: () => undefined, names: () => [] },
    );
    if (plan === undefined) throw new Error('no plan');
    const emitted = emitProgram(plan, 'int_test');
    expect(emitted.interpreted).toEqual([{ text: expr, reason: expect.stringContaining('$clone') }]);
    expect(() => writeModule(emitted)).toThrow('an interpreted expression cannot be written');
  });
});
