import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import { Findings } from '../../blueprint/Findings.ts';
import { planBlueprint } from '../../blueprint/planBlueprint.ts';
import { compileLane } from '../../compiler/compileLane.ts';
import type { Span } from '../../diagnostics/Span.ts';
import { type Part, partsOf } from './partsOf.ts';
import type { TestFile } from './readTestFile.ts';
import { runTests, type TestResult } from './runTests.ts';
import { withoutPart } from './withoutPart.ts';

/** How much of a blueprint its tests hold: what they would miss if it were gone. */
export interface Coverage {
  readonly file: string;
  /** Parts that could be left out at all; the rest cannot be forgotten. */
  readonly parts: number;
  readonly untested: readonly UntestedPart[];
}

export interface UntestedPart {
  /** `item.plan.values.pro`. */
  readonly name: string;
  readonly span: Span;
}

/**
 * Leaves out each part of a blueprint in turn and runs the tests again: a part is tested when one of them then fails.
 *
 * @param file the blueprint's own; what it extends has tests of its own.
 */
export async function measureCoverage(
  tree: MapNode,
  file: string,
  tests: TestFile,
  results: readonly TestResult[],
): Promise<Coverage> {
  const passing = new Set(
    results.filter(({ differences }) => differences.length === 0).map(({ test }) => test),
  );
  const held = { ...tests, cases: tests.cases.filter((test) => passing.has(test)) };
  let parts = 0;
  const untested: UntestedPart[] = [];
  for (const part of partsOf(tree)) {
    const { document, pointer } = part.node.origin;
    const plan = document.file === file ? planBlueprint(withoutPart(tree, part), new Findings()) : undefined;
    if (plan === undefined) continue;
    parts += 1;
    const without = await runTests(held, compileLane(plan, 'int_test'));
    if (without.some(({ differences }) => differences.length > 0)) continue;
    untested.push({ name: nameOf(part), span: document.span(pointer, 'key') });
  }
  return { file, parts, untested };
}

function nameOf({ path }: Part): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}
