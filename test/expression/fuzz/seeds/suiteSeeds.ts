import { readSuite, type SuiteCase } from '../../suite/readSuite.ts';

/** Cases of the official suite as seeds, where it is there; not those that run long. */
export const suiteSeeds: readonly { readonly expression: string; readonly data: string | undefined }[] = (
  readSuite() ?? []
)
  .filter(
    ({ expr, timelimit, depth }) => timelimit === undefined && depth === undefined && expr.length < 1500,
  )
  .filter(({ expr }) => !/\$eval\b|\.\.\s*\d{4,}/.test(expr))
  .filter((suiteCase) => (dataOf(suiteCase)?.length ?? 0) < 2000)
  .map((suiteCase) => ({ expression: suiteCase.expr, data: dataOf(suiteCase) }));

function dataOf({ input }: SuiteCase): string | undefined {
  return input === undefined ? undefined : JSON.stringify(input);
}
