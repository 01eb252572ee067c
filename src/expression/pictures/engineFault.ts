import { ExpressionFault } from '../ExpressionFault.ts';

/**
 * Where the checks of the jsonata package end it lets JavaScript's own errors out, without a code. Among faults they
 * have the code that `ExpressionFault.from` gives them.
 */
export function engineFault(message: string): ExpressionFault {
  return new ExpressionFault({ code: 'D3120', message });
}

/** The longest string that V8 makes on 64-bit machines, in UTF-16 units; a longer one is an error of the engine. */
export const longestText = 2 ** 29 - 24;

/** Makes errors of the engine into faults; for work whose data, not our code, may cause them. */
export function withEngineFaults<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (thrown) {
    throw ExpressionFault.from(thrown);
  }
}
