import { Allowance } from '../runtime/Allowance.ts';
import type { Matches } from '../runtime/matchesOf.ts';

/**
 * The text that replaces a match: `$$` is a dollar sign, `$0` the match, `$` and a number a group of it (JSONata
 * standard, `$replace`).
 *
 * @param sign what a dollar sign comes to
 */
export function expandReplacement(
  replacement: string,
  matches: Pick<Matches, 'match' | 'groups'>,
  sign = '$',
): string {
  let dollar = replacement.indexOf('$');
  if (dollar < 0) return replacement;
  let expanded = '';
  let position = 0;
  while (dollar >= 0) {
    expanded += replacement.slice(position, dollar);
    const next = replacement[dollar + 1];
    position = dollar + 2;
    if (next === '$') {
      expanded += sign;
    } else if (next === '0') {
      expanded = Allowance.join(expanded, matches.match);
    } else {
      const groups = matches.groups();
      const number = groupNumber(replacement.slice(dollar + 1), groups.length);
      const group = Number.isNaN(number) ? sign : groups[number - 1];
      if (group !== undefined) expanded = Allowance.join(expanded, group);
      position = dollar + 1 + (Number.isNaN(number) ? 0 : String(number).length);
    }
    dollar = replacement.indexOf('$', position);
  }
  return expanded + replacement.slice(position);
}

/** As many digits are read as the count of groups has; where that is more than there are groups, one less. */
function groupNumber(text: string, groups: number): number {
  const digits = groups === 0 ? 1 : String(groups).length;
  const number = Number.parseInt(text.slice(0, digits), 10);
  return digits > 1 && number > groups ? Number.parseInt(text.slice(0, digits - 1), 10) : number;
}
