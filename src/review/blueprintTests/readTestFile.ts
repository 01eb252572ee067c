import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Span } from '../../diagnostics/Span.ts';
import { EventError } from '../../envelope/EventError.ts';
import { readEvent } from '../../envelope/readEvent.ts';
import { readYaml } from '../../yaml/readYaml.ts';
import { validate } from '../../yaml/validate.ts';
import type { YamlDocument } from '../../yaml/YamlDocument.ts';
import type { Expectation } from './Expectation.ts';
import { seededIds } from './seededIds.ts';

/** The tests of a blueprint, read and ready to be run. */
export interface TestFile {
  /** The moment of the run, epoch milliseconds. */
  readonly now: number;
  readonly cases: readonly TestCase[];
}

export interface TestCase {
  readonly name: string;
  /** Its place in the file, from 0. */
  readonly index: number;
  readonly file: string;
  readonly span: Span;
  /** The event as a transform is given it. */
  readonly event: Record<string, unknown>;
  readonly exact: boolean;
  readonly expect: Expectation;
}

interface RawCase {
  readonly name: string;
  readonly event?: object;
  readonly event_file?: string;
  readonly exact?: boolean;
  readonly expect: Expectation;
}

const defaultNow = '2026-01-01T00:00:00Z';

/** Reads `<name>.test.yaml`; a case whose event cannot be read is told and left out. */
export function readTestFile(file: string): {
  tests: TestFile | undefined;
  diagnostics: readonly Diagnostic[];
} {
  const { document, diagnostics } = readYaml(readFileSync(file), file);
  const faults = document === undefined ? diagnostics : [...diagnostics, ...validate(document, 'test')];
  if (document === undefined || faults.length > 0) return { tests: undefined, diagnostics: faults };
  const raw = document.value as unknown as { now?: string; tests: readonly RawCase[] };
  const now = Date.parse(raw.now ?? defaultNow);
  const cases: TestCase[] = [];
  const unread: Diagnostic[] = [];
  for (const [index, test] of raw.tests.entries()) {
    const read = readCase(test, index, document, now);
    if ('code' in read) unread.push(read);
    else cases.push(read);
  }
  return { tests: { now, cases }, diagnostics: unread };
}

function readCase(raw: RawCase, index: number, document: YamlDocument, now: number): TestCase | Diagnostic {
  const place = { file: document.file, span: document.span(`/tests/${index}/name`) };
  const { name, event_file: path, exact = false, expect } = raw;
  try {
    const source =
      path === undefined ? (raw.event ?? {}) : readFileSync(resolve(dirname(document.file), path));
    const event = readEvent(source, { now, newEventId: seededIds(now) });
    return { name, index, ...place, event, exact, expect };
  } catch (error) {
    if (error instanceof EventError) return diagnose('test/no-event', { name, reason: error.message }, place);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return diagnose('file/not-found', { file: path ?? '' }, place);
  }
}
