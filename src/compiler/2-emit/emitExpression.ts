import { type Code, code } from '../../expression/code/Code.ts';
import { interpretExpression } from '../../expression/interpretExpression.ts';
import type { Body } from '../../expression/lower/Body.ts';
import { closure } from '../../expression/lower/closure.ts';
import { lowerExpression } from '../../expression/lowerExpression.ts';
import { mayRunLong } from '../../expression/mayRunLong.ts';
import type { ParsedExpression } from '../../expression/parseExpression.ts';
import { Allowance } from '../../expression/runtime/Allowance.ts';
import { charged } from '../../expression/runtime/charged.ts';
import { whyInterpreted } from '../../expression/whyInterpreted.ts';
import type { Run } from '../runtime/Run.ts';
import { stampEvent } from '../runtime/stampEvent.ts';
import type { Emission } from './Emission.ts';

/**
 * What one evaluation in a blueprint may cost; a mapping that needs more holds up all events behind it. Steps decide,
 * so that an event fares the same whenever it comes: four million take some tenths of a second. The clock is there for
 * work that the steps do not see, and is never read in the first thousand.
 *
 * No record is longer than a few MiB (10 MiB in Kinesis, 400 KB in DynamoDB): 16 Mi characters leave room for what is
 * made on the way. An event of 1 MiB has half a million values at most: two million items are four times as many.
 */
const budget = {
  stepLimit: 4_000_000,
  timeLimitMs: 5000,
  depthLimit: 500,
  characterLimit: 16 * 1024 * 1024,
  itemLimit: 2 * 1024 * 1024,
  linearRegex: true,
};

/** An expression's value; in an interpreted one, the function around it has to be async. */
export function emitExpression(expression: ParsedExpression, emission: Emission): Code {
  const { scope } = emission;
  const reason = whyInterpreted(expression.tree, budget);
  if (reason !== undefined) return emitInterpreted(expression, reason, emission);
  if (!mayRunLong(expression.tree)) return emitCompiled(expression, emission, emission.body, false);
  const work = closure(emission.local, code``, (body) => {
    const value = emitCompiled(expression, emission, body, true);
    return code`${scope.value(charged, 'charged')}(${value})`;
  });
  return code`${scope.value(Allowance, 'Allowance')}.during(${scope.value(budget, 'budget')}, ${work})`;
}

function emitCompiled({ tree }: ParsedExpression, emission: Emission, body: Body, isCounted: boolean): Code {
  const { scope, reader, run, local: name } = emission;
  const { linearRegex } = budget;
  const now = () => code`${run}.now`;
  return lowerExpression(tree, { scope, name, body, root: reader.context(), now, isCounted, linearRegex })
    .code;
}

function emitInterpreted({ text }: ParsedExpression, reason: string, emission: Emission): Code {
  const { scope, event, run } = emission;
  emission.interpreted.push({ text, reason });
  const evaluate = scope.value(interpreterFor(text, emission.integrationId), 'interpret');
  return code`await ${evaluate}(${event}, ${run})`;
}

function interpreterFor(text: string, integrationId: string) {
  const evaluate = interpretExpression(text, budget);
  return (event: object, run: Run) =>
    evaluate(stampEvent(event, run.sentAt, integrationId), undefined, run.now);
}
