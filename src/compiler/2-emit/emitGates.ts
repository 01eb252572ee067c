import type { ItemRules, RecordRules } from '../../blueprint/Plan.ts';
import { type Code, code, joinCode } from '../../expression/code/Code.ts';
import type { Emission } from './Emission.ts';
import { emitExpression } from './emitExpression.ts';

/** What keeps an event out before anything is made of it: missing consent, then `when`. */
export function emitGates({ consent, when }: ItemRules | RecordRules, emission: Emission): Code {
  const { run, reader } = emission;
  const statements = consent.map((category) => {
    const given = reader.read({ text: '', root: 'context', steps: ['context', 'consent', category] });
    return code`if (${given.value} !== true) return ${run}.filter('consent');`;
  });
  if (when !== undefined) {
    statements.push(
      code`${run}.path = 'when';`,
      code`if ((${emitExpression(when, emission)}) !== true) return ${run}.filter('when');`,
    );
  }
  return joinCode(statements);
}
