import { type Code, code } from '../../expression/code/Code.ts';
import type { Scope } from '../../expression/code/Scope.ts';
import { Body } from '../../expression/lower/Body.ts';
import { EventReader } from '../1-read/EventReader.ts';
import { requiredMissing } from '../runtime/requiredMissing.ts';
import type { TransformFault } from '../runtime/TransformFault.ts';
import type { ValueForms } from '../ValueForm.ts';
import { Members } from './Members.ts';

/** An expression that is not compiled, and why. */
export interface Interpretation {
  readonly text: string;
  readonly reason: string;
}

/** What the emitters of one function share. */
export interface Emission {
  readonly scope: Scope;
  readonly reader: EventReader;
  readonly forms: ValueForms;
  /** The names of the function's two parameters: the event and its run. */
  readonly event: Code;
  readonly run: Code;
  readonly integrationId: string;
  /** Expressions that had to be left to the interpreter, which answers with promises. */
  readonly interpreted: Interpretation[];
  /** What a required value that is missing makes the event die of. */
  readonly missing: (path: string) => TransformFault;
  /** Variables of the function that its expressions need. */
  readonly body: Body;
  /** A fresh variable of the function. */
  local(hint: string): Code;
  /** The text of a further object's members. */
  members(): Members;
}

export function startEmission(scope: Scope, forms: ValueForms, integrationId: string): Emission {
  const event = code`event`;
  const run = code`run`;
  const local = scope.locals();
  const reader = new EventReader(scope, local, event, run, integrationId);
  const members = () => new Members(local('members'));
  return {
    scope,
    reader,
    forms,
    event,
    run,
    integrationId,
    body: new Body(local),
    interpreted: [],
    missing: requiredMissing,
    local,
    members,
  };
}
