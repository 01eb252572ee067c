import { type Code, code } from '../../code/Code.ts';
import type { ExpressionTree } from '../../ExpressionTree.ts';
import { globalName } from '../globalName.ts';
import { kinds, type Operand } from '../Operand.ts';
import type { Site } from '../Site.ts';
import { lowerPictured } from './lowerPictured.ts';

/** `$millis()`, and `$now` with literals: the time of the evaluation, as it is or as `$fromMillis` writes it. */
export function lowerClock(
  procedure: ExpressionTree,
  args: readonly Operand[],
  place: Code,
  site: Site,
): Operand | undefined {
  const { now, values } = site.unit;
  const name = globalName(procedure, site);
  if ((name !== 'now' && name !== 'millis') || values.has(name)) return undefined;
  const moment: Operand = { code: now(), kinds: kinds.number, isPlain: true };
  if (name === 'millis') return args.length === 0 ? moment : undefined;
  const unneeded = () => code`undefined`;
  return lowerPictured('fromMillis')({ args: [moment, ...args], site, place, general: unneeded });
}
