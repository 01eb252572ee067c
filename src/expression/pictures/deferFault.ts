import { ExpressionFault } from '../ExpressionFault.ts';

/**
 * Compiles a picture; one that is faulty becomes a function that throws its fault. A picture is looked at only when
 * there is a value for it, so that a missing value hides its faults.
 */
export function deferFault<Compiled extends (...args: never[]) => unknown>(
  compile: () => Compiled,
): Compiled | (() => never) {
  try {
    return compile();
  } catch (fault) {
    if (!(fault instanceof ExpressionFault)) throw fault;
    return () => {
      throw fault;
    };
  }
}
