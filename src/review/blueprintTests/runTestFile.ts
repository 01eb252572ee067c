import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type BlueprintLibrary, resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import { compileLane, type ObjectLane } from '../../compiler/compileLane.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../diagnostics/Span.ts';
import { EventError } from '../../envelope/EventError.ts';
import { readEvent } from '../../envelope/readEvent.ts';
import { readYaml } from '../../yaml/readYaml.ts';
import { validate } from '../../yaml/validate.ts';
import type { YamlDocument } from '../../yaml/YamlDocument.ts';
import { compareOutcome } from './compareOutcome.ts';
import type { Difference } from './differences.ts';
import type { Expectation } from './Expectation.ts';
import { seededIds } from './seededIds.ts';

export interface TestResult {
  readonly name: string;
  /** Empty when the test passed. */
  readonly differences: readonly Difference[];
  readonly file: string;
  readonly span: Span;
}

interface TestCase {
  readonly name: string;
  readonly event?: object;
  readonly event_file?: string;
  readonly exact?: boolean;
  readonly expect: Expectation;
}

const defaultNow = '2026-01-01T00:00:00Z';

/** What the tests of `<name>.test.yaml` say of the blueprint `<name>.yaml` beside it. */
export async function runTestFile(
  file: string,
  library: BlueprintLibrary,
): Promise<{ results: TestResult[]; diagnostics: readonly Diagnostic[] }> {
  const { document, diagnostics } = readYaml(readFileSync(file), file);
  const faults = document === undefined ? diagnostics : [...diagnostics, ...validate(document, 'test')];
  if (document === undefined || faults.length > 0) return { results: [], diagnostics: faults };
  const blueprint = file.replace(/\.test\.yaml$/, '.yaml');
  const resolved = resolveBlueprint({ text: readFileSync(blueprint), file: blueprint }, library);
  if (resolved.plan === undefined) return { results: [], diagnostics: resolved.diagnostics };
  const lane = compileLane(resolved.plan, 'int_test');
  const { now = defaultNow, tests } = document.value as unknown as {
    now?: string;
    tests: readonly TestCase[];
  };
  const results: TestResult[] = [];
  const unread: Diagnostic[] = [];
  for (const [index, test] of tests.entries()) {
    const result = await runCase(test, index, document, lane, Date.parse(now));
    if ('code' in result) unread.push(result);
    else results.push(result);
  }
  return { results, diagnostics: [...resolved.diagnostics, ...unread] };
}

async function runCase(
  test: TestCase,
  index: number,
  document: YamlDocument,
  lane: ObjectLane,
  now: number,
): Promise<TestResult | Diagnostic> {
  const place = { file: document.file, span: document.span(`/tests/${index}/name`) };
  const { name, event_file: path, exact = false } = test;
  try {
    const source =
      path === undefined ? (test.event ?? {}) : readFileSync(resolve(dirname(document.file), path));
    const event = readEvent(source, { now, newEventId: seededIds(now) });
    const outcome = await lane.transform(event, now);
    return { name, ...place, differences: compareOutcome(test.expect, outcome, exact) };
  } catch (error) {
    if (error instanceof EventError) return diagnose('test/no-event', { name, reason: error.message }, place);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return diagnose('file/not-found', { file: path ?? '' }, place);
  }
}
