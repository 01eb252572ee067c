import { readFileSync } from 'node:fs';
import { type BlueprintLibrary, resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import { compileLane } from '../../compiler/compileLane.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { type Coverage, measureCoverage } from './measureCoverage.ts';
import { readTestFile } from './readTestFile.ts';
import { runTests, type TestResult } from './runTests.ts';

export interface TestRun {
  readonly results: readonly TestResult[];
  /** Undefined unless it was asked for. */
  readonly coverage: Coverage | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the tests of `<name>.test.yaml` say of the blueprint `<name>.yaml` beside it. */
export async function runTestFile(
  file: string,
  library: BlueprintLibrary,
  { coverage = false }: { readonly coverage?: boolean } = {},
): Promise<TestRun> {
  const { tests, diagnostics } = readTestFile(file);
  if (tests === undefined) return { results: [], coverage: undefined, diagnostics };
  const blueprint = file.replace(/\.test\.yaml$/, '.yaml');
  const resolved = resolveBlueprint({ text: readFileSync(blueprint), file: blueprint }, library);
  const all = [...resolved.diagnostics, ...diagnostics];
  if (resolved.plan === undefined || resolved.tree === undefined)
    return { results: [], coverage: undefined, diagnostics: all };
  const results = await runTests(tests, compileLane(resolved.plan, 'int_test'));
  const measured = coverage ? await measureCoverage(resolved.tree, blueprint, tests, results) : undefined;
  return { results, coverage: measured, diagnostics: all };
}
