import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A case of the official suite; exactly one of `result`, `undefinedResult`, `code` and `error` says what comes out. */
export interface SuiteCase {
  readonly id: string;
  readonly expr: string;
  /** The data, or the data set it names; undefined when the case has no input. */
  readonly input: unknown;
  readonly bindings?: Record<string, unknown>;
  readonly timelimit?: number;
  readonly depth?: number;
  readonly unordered?: boolean;
  readonly result?: unknown;
  readonly undefinedResult?: boolean;
  readonly code?: string;
  readonly token?: string;
  readonly error?: { readonly code: string; readonly message?: string };
}

export const suiteFolder = resolve('../shared/jsonata-suite');

let cases: readonly SuiteCase[] | undefined;

/** The cases of the suite, or undefined where it is not beside the project: it is read from there, never copied. */
export function readSuite(): readonly SuiteCase[] | undefined {
  if (!existsSync(suiteFolder)) return undefined;
  if (cases !== undefined) return cases;
  const read = (file: string) => readFileSync(resolve(suiteFolder, file), 'utf8');
  const datasets: Record<string, unknown> = JSON.parse(read('datasets.json'));
  cases = read('cases.jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { data, dataset, ...suiteCase } = JSON.parse(line);
      const input = typeof dataset === 'string' ? datasets[dataset] : dataset === null ? undefined : data;
      return { ...suiteCase, input };
    });
  return cases;
}
