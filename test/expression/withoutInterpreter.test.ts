import { afterAll, describe, expect, it, vi } from 'vitest';
import { type Played, playSuiteCase } from './suite/playSuiteCase.ts';
import { readSuite, suiteFolder } from './suite/readSuite.ts';
import { targets } from './targets.ts';

/** The package with its parser as it is and an evaluator that always throws, from the first import on. */
vi.mock('jsonata', async (importOriginal) => {
  const { default: real } = await importOriginal<{ default: (...given: unknown[]) => object }>();
  return {
    default: (...given: unknown[]) => ({
      ...real(...given),
      evaluate: () => {
        throw new Error('the evaluator of the jsonata package was called');
      },
    }),
  };
});

const suite = readSuite();

if (suite === undefined) console.warn(`SKIPPED: the JSONata suite is not at ${suiteFolder}`);

describe.skipIf(suite === undefined)('a compiled expression', () => {
  const played: Played[] = [];

  it('passes its case of the suite without any call into the evaluator of the jsonata package', async () => {
    const failures: string[] = [];
    for (const suiteCase of suite ?? []) {
      const one = await playSuiteCase(suiteCase, ['compiled']);
      played.push(one);
      if (one.mode === 'compiled' && one.failure !== undefined)
        failures.push(`${suiteCase.id}: ${one.failure}`);
    }
    expect(failures).toEqual([]);
    expect(played.filter(({ mode }) => mode === 'compiled').length).toBeGreaterThanOrEqual(
      targets.suiteCompiled,
    );
  });

  it('is the only way that works here: an interpreted one meets the throwing evaluator', async () => {
    const { compileExpression } = await import('../../src/expression/compileExpression.ts');
    const { interpretExpression } = await import('../../src/expression/interpretExpression.ts');
    await expect(interpretExpression('a.b')({})).rejects.toMatchObject({ message: /was called/ });
    expect(compileExpression('a.b').evaluate({ a: { b: 1 } })).toBe(1);
  });

  afterAll(() => {
    const compiled = played.filter(({ mode }) => mode === 'compiled');
    const failed = compiled.filter(({ failure }) => failure !== undefined);
    console.info(
      `the suite with the evaluator replaced: ${compiled.length} of ${played.length} cases run compiled (${((100 * compiled.length) / played.length).toFixed(1)} %), ${failed.length} of them fail`,
    );
  });
});
