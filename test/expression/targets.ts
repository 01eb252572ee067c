/**
 * What the compiler has reached, held by the tests; raised as it grows and never lowered. The goal: all of the suite
 * passes, and at least 95 % of it runs compiled.
 */
export const targets = {
  /** Of the suite's 799 cases: all of them. */
  suitePassed: 799,
  /** Of the 799 cases, those that run compiled: all but 6 with `$eval` and 14 whose text must not parse. */
  suiteCompiled: 779,
  /** Share of the fuzzer's cases that run compiled, from 0 to 1. */
  fuzzedCompiled: 0.97,
};
