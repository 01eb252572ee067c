import type { ItemRules, Plan, RecordRules } from '../../blueprint/Plan.ts';
import type { DestinationKind } from '../../catalog/DestinationKind.ts';
import { type Code, code, indentCode, joinCode } from '../../expression/code/Code.ts';
import { Scope } from '../../expression/code/Scope.ts';
import { type Emission, type Interpretation, startEmission } from '../2-emit/Emission.ts';
import { emitGates } from '../2-emit/emitGates.ts';
import { attributeForms } from '../dynamodb/attributeForms.ts';
import { emitItem } from '../dynamodb/emitItem.ts';
import { emitRecord } from '../kinesis/emitRecord.ts';
import { jsonForms } from '../kinesis/jsonForms.ts';

/** A plan as code that is not linked yet. */
export interface ProgramCode {
  readonly destination: DestinationKind;
  /** The values that the functions refer to. */
  readonly scope: Scope;
  /** A list of functions, one for each set of rules, whichever events share it. */
  readonly functions: Code;
  /** Which of the functions is for what; undefined stands for an event that is dropped. */
  readonly otherwise: number | undefined;
  readonly entries: ReadonlyMap<string, number | undefined>;
  readonly interpreted: readonly Interpretation[];
}

/** Emits a function for each set of rules. */
export function emitProgram(plan: Plan, integrationId: string): ProgramCode {
  const scope = new Scope();
  const functions: Code[] = [];
  const interpreted: Interpretation[] = [];
  const place = (emit: (emission: Emission) => Code): number => {
    const forms = plan.destination === 'dynamodb' ? attributeForms : jsonForms;
    const emission = startEmission(scope, forms, integrationId);
    const body = emit(emission);
    const kind = emission.interpreted.length > 0 ? code`async function` : code`function`;
    const statements = joinCode([emission.reader.declarations(), emission.body.declarations(), body]);
    interpreted.push(...emission.interpreted);
    return functions.push(code`${kind}(event, run) {\n${indentCode(statements)}\n}`) - 1;
  };
  const indexes = placeRules(plan, place);
  const list = code`[\n${indentCode(joinCode(functions, ',\n'))}\n]`;
  return { destination: plan.destination, scope, functions: list, ...indexes, interpreted };
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
  const placed = new Map<Rules | undefined, number>();
  const each = (rules: Rules | undefined) => {
    if (rules !== undefined && !placed.has(rules)) placed.set(rules, place(rules));
    return placed.get(rules);
  };
  return {
    otherwise: each(otherwise),
    entries: new Map([...entries].map(([event, rules]) => [event, each(rules)])),
  };
}
