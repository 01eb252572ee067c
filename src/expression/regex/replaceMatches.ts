import { ExpressionFault } from '../ExpressionFault.ts';

/**
 * A text with its matches replaced by what JavaScript makes of a replacement; see `NativePattern`.
 *
 * @throws ExpressionFault where the engine's stack does not suffice.
 */
export function replaceMatches(text: string, pattern: RegExp, replacement: string): string {
  try {
    return text.replace(pattern, replacement);
  } catch (thrown) {
    throw ExpressionFault.from(thrown);
  }
}
