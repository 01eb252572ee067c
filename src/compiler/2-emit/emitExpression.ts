import { type Code, code } from '../../expression/code/Code.ts';
import { interpretExpression } from '../../expression/interpretExpression.ts';
import { lowerExpression } from '../../expression/lowerExpression.ts';
import type { ParsedExpression } from '../../expression/parseExpression.ts';
import type { Run } from '../runtime/Run.ts';
import type { Emission } from './Emission.ts';

/**
 * What one evaluation in a blueprint may cost: a quarter of a second, or 500 evaluations deep. A mapping that needs
 * more holds up all events behind it.
 */
const budget = { timeLimitMs: 250, depthLimit: 500, linearRegex: true };

/** An expression's value; in an interpreted one, the function around it has to be async. */
export function emitExpression(expression: ParsedExpression, emission: Emission): Code {
  const { scope, reader, event, run } = emission;
  const lowered = lowerExpression(expression.tree, scope, (names) => reader.lookup(names));
  if (lowered !== undefined) return lowered;
  emission.interpreted = true;
  const evaluate = scope.value(interpreterFor(expression.text, emission.integrationId), 'interpret');
  return code`await ${evaluate}(${event}, ${run})`;
}

function interpreterFor(text: string, integrationId: string) {
  const evaluate = interpretExpression(text, budget);
  return (event: object, run: Run) =>
    evaluate({ ...event, sent_at: run.sentAt, integration_id: integrationId }, undefined, run.now);
}
