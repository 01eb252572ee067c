import { isDeepStrictEqual } from 'node:util';
import { compileExpression } from '../../../src/expression/compileExpression.ts';
import { comparable } from '../outcomeOf.ts';
import type { SuiteCase } from './readSuite.ts';

export interface Played {
  /** `refused` where the text does not compile at all, as some cases want. */
  readonly mode: 'compiled' | 'interpreted' | 'refused';
  /** Undefined when the case passed. */
  readonly failure: string | undefined;
}

/** Compiles a case; where it runs in a `wanted` mode, evaluates it and judges what comes out. */
export async function playSuiteCase(
  suiteCase: SuiteCase,
  wanted: readonly Played['mode'][] = ['compiled', 'interpreted', 'refused'],
): Promise<Played> {
  const { expr, input, bindings, timelimit, depth } = suiteCase;
  let mode: Played['mode'] = 'refused';
  try {
    const expression = compileExpression(expr, {
      ...(timelimit === undefined ? {} : { timeLimitMs: timelimit }),
      ...(depth === undefined ? {} : { depthLimit: depth }),
    });
    mode = expression.mode;
    if (!wanted.includes(mode)) return { mode, failure: undefined };
    const answer = expression.evaluate(structuredClone(input), bindings);
    if (mode === 'compiled' && answer instanceof Promise)
      return { mode, failure: 'compiled, and yet a promise' };
    return { mode, failure: judgeValue(suiteCase, await answer) };
  } catch (thrown) {
    return { mode, failure: judgeFault(suiteCase, thrown) };
  }
}

function judgeValue(suiteCase: SuiteCase, value: unknown): string | undefined {
  const code = suiteCase.code ?? suiteCase.error?.code;
  if (code !== undefined) return `a value where ${code} is expected: ${JSON.stringify(value)}`;
  const shape = suiteCase.unordered ? sorted : comparable;
  const expected = suiteCase.undefinedResult ? undefined : suiteCase.result;
  if (isDeepStrictEqual(shape(value), shape(expected))) return undefined;
  return `${JSON.stringify(value)} where ${JSON.stringify(expected)} is expected`;
}

function judgeFault(suiteCase: SuiteCase, thrown: unknown): string | undefined {
  const { code, token, message } = thrown as Record<string, unknown>;
  const expected = suiteCase.code ?? suiteCase.error?.code;
  // The suite's own runner stops a runaway with U1001, the package with one of two codes.
  const codes = expected === 'U1001' ? ['D1011', 'D1012'] : [expected];
  if (typeof code !== 'string' || !codes.includes(code))
    return `${code ?? 'no code'} (${message}) where ${expected ?? 'a value'} is expected`;
  if (suiteCase.token === undefined || suiteCase.token === token) return undefined;
  return `the token ${token} where ${suiteCase.token} is expected`;
}

function sorted(list: unknown): string[] {
  return (list as unknown[]).map((item) => JSON.stringify(item)).sort();
}
