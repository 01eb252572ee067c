import { ExpressionFault } from '../ExpressionFault.ts';
import { Sequence } from '../runtime/Sequence.ts';

/**
 * All matches of a pattern, as `$match` answers them; see `NativePattern`.
 *
 * @throws ExpressionFault where the engine's stack does not suffice.
 */
export function listMatches(text: string, pattern: RegExp): unknown[] {
  const found: unknown[] = [];
  try {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      found.push({ match: match[0], index: match.index, groups: groupsOf(match) });
      if (!pattern.global) break;
    }
  } catch (thrown) {
    throw ExpressionFault.from(thrown);
  }
  return Sequence.of(found);
}

/** Few groups are copied faster one by one. */
function groupsOf(match: RegExpExecArray): (string | undefined)[] {
  if (match.length === 2) return [match[1]];
  return match.length === 3 ? [match[1], match[2]] : match.slice(1);
}
