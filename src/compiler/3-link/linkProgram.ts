import type { ItemRules, Plan, RecordRules } from '../../blueprint/Plan.ts';
import { type Code, code, indentCode, joinCode } from '../../expression/code/Code.ts';
import { linkFunction } from '../../expression/code/linkFunction.ts';
import { Scope } from '../../expression/code/Scope.ts';
import { type Emission, startEmission } from '../2-emit/Emission.ts';
import { emitGates } from '../2-emit/emitGates.ts';
import { attributeForms } from '../dynamodb/attributeForms.ts';
import { emitItem } from '../dynamodb/emitItem.ts';
import { emitRecord } from '../kinesis/emitRecord.ts';
import { jsonForms } from '../kinesis/jsonForms.ts';
import type { LaneMode } from '../Lane.ts';
import type { RuleFunction } from './RuleFunction.ts';

/** A plan as functions. Undefined stands for an event that is dropped. */
export interface Program {
  readonly mode: LaneMode;
  readonly otherwise: RuleFunction | undefined;
  readonly entries: ReadonlyMap<string, RuleFunction | undefined>;
  /** The generated JavaScript, for review. */
  readonly text: string;
}

/** Emits a function for each set of rules, and links them all at once. */
export function linkProgram(plan: Plan, integrationId: string): Program {
  const scope = new Scope();
  const functions: Code[] = [];
  let interpreted = false;
  const place = (emit: (emission: Emission) => Code): number => {
    const emission = startEmission(
      scope,
      plan.destination === 'dynamodb' ? attributeForms : jsonForms,
      integrationId,
    );
    const body = emit(emission);
    const kind = emission.interpreted ? code`async function` : code`function`;
    const statements = joinCode([emission.reader.declarations(), emission.body.declarations(), body]);
    interpreted ||= emission.interpreted;
    return functions.push(code`${kind}(event, run) {\n${indentCode(statements)}\n}`) - 1;
  };
  const indexes = placeRules(plan, place);
  const list = code`return [\n${indentCode(joinCode(functions, ',\n'))}\n];`;
  const linked = linkFunction<RuleFunction[]>(list, scope);
  return {
    mode: interpreted ? 'interpreted' : 'compiled',
    otherwise: indexes.otherwise === undefined ? undefined : linked[indexes.otherwise],
    entries: new Map(
      [...indexes.entries].map(([event, index]) => [event, index === undefined ? undefined : linked[index]]),
    ),
    text: list.toString(),
  };
}

type Place = (emit: (emission: Emission) => Code) => number;

function placeRules(plan: Plan, place: Place) {
  if (plan.destination === 'dynamodb') {
    const { key } = plan;
    return placeEach(plan.otherwise, plan.entries, (rules: ItemRules) =>
      place((emission) => joinCode([emitGates(rules, emission), emitItem(rules, key, emission)])),
    );
  }
  return placeEach(plan.otherwise, plan.entries, (rules: RecordRules) =>
    place((emission) => joinCode([emitGates(rules, emission), emitRecord(rules, emission)])),
  );
}

function placeEach<Rules>(
  otherwise: Rules | undefined,
  entries: ReadonlyMap<string, Rules | undefined>,
  place: (rules: Rules) => number,
) {
  const each = (rules: Rules | undefined) => (rules === undefined ? undefined : place(rules));
  return {
    otherwise: each(otherwise),
    entries: new Map([...entries].map(([event, rules]) => [event, each(rules)])),
  };
}
