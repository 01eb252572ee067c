import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileExpression } from '../../src/expression/compileExpression.ts';
import { comparable } from './outcomeOf.ts';

/** A case of the official suite; exactly one of `result`, `undefinedResult`, `code` and `error` says what comes out. */
interface SuiteCase {
  readonly id: string;
  readonly expr: string;
  readonly data?: unknown;
  readonly dataset?: string | null;
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

const folder = resolve('../shared/jsonata-suite');

if (!existsSync(folder)) console.warn(`SKIPPED: the JSONata suite is not at ${folder}`);

describe.skipIf(!existsSync(folder))('the official JSONata suite', () => {
  const read = (file: string) => readFileSync(resolve(folder, file), 'utf8');
  const datasets: Record<string, unknown> = existsSync(folder) ? JSON.parse(read('datasets.json')) : {};
  const cases: SuiteCase[] = existsSync(folder)
    ? read('cases.jsonl')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line))
    : [];

  it('is there in full', () => expect(cases).toHaveLength(799));

  it.each(cases)('$id', async (suiteCase) => {
    const { expr, data, dataset, bindings, timelimit, depth } = suiteCase;
    const input =
      typeof dataset === 'string' ? structuredClone(datasets[dataset]) : dataset === null ? undefined : data;
    const budget = {
      ...(timelimit === undefined ? {} : { timeLimitMs: timelimit }),
      ...(depth === undefined ? {} : { depthLimit: depth }),
    };
    const evaluate = async () => await compileExpression(expr, budget).evaluate(input, bindings);
    // The suite's own runner stops a runaway with U1001, the package with one of two codes.
    const wanted = suiteCase.code ?? suiteCase.error?.code;
    const code = wanted === 'U1001' ? expect.stringMatching(/^D101[12]$/) : wanted;
    if (code !== undefined) {
      const fault = await evaluate().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(fault).toMatchObject(
        suiteCase.token === undefined ? { code } : { code, token: suiteCase.token },
      );
      return;
    }
    const result = await evaluate();
    if (suiteCase.undefinedResult) expect(result).toBeUndefined();
    else if (suiteCase.unordered) expect(sorted(result)).toEqual(sorted(suiteCase.result));
    else expect(comparable(result)).toEqual(comparable(suiteCase.result));
  });
});

function sorted(list: unknown): string[] {
  return (list as unknown[]).map((item) => JSON.stringify(item)).sort();
}
