import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveBlueprint } from '../../src/blueprint/resolveBlueprint.ts';
import { json } from '../../src/diagnostics/formats/json.ts';
import { caseFolders } from './caseFolders.ts';
import { matchExpected } from './matchExpected.ts';

describe('a blueprint with faults', () => {
  it.each(caseFolders(resolve('test/blueprint/cases')))('is told so: $name', (folder) => {
    const { plan, diagnostics } = resolveBlueprint(folder.blueprint, folder.parents);
    const lines = diagnostics.map((diagnostic) => `${JSON.stringify(json(diagnostic))}\n`);
    matchExpected(folder.path('_expected/diagnostics.jsonl'), lines.join(''));
    expect(plan === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  });
});
