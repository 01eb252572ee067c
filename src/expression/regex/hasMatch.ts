import { ExpressionFault } from '../ExpressionFault.ts';

/**
 * Whether a text has a match of a pattern without the flag `g`.
 *
 * @throws ExpressionFault where the engine's stack does not suffice: what it throws then is no bug of ours.
 */
export function hasMatch(text: string, pattern: RegExp): boolean {
  try {
    return pattern.test(text);
  } catch (thrown) {
    throw ExpressionFault.from(thrown);
  }
}
