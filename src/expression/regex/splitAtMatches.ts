import { ExpressionFault } from '../ExpressionFault.ts';

/**
 * What stands between the matches of a pattern that has no groups; see `NativePattern`.
 *
 * @throws ExpressionFault where the engine's stack does not suffice.
 */
export function splitAtMatches(text: string, pattern: RegExp): string[] {
  try {
    return text.split(pattern);
  } catch (thrown) {
    throw ExpressionFault.from(thrown);
  }
}
