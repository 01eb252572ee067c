import type { Event } from '../envelope/Event.ts';
import type { Program } from './3-link/Program.ts';
import type { Outcome } from './Outcome.ts';
import { routeEvent } from './routeEvent.ts';
import { deadDiagnostic } from './runtime/deadDiagnostic.ts';
import type { Run } from './runtime/Run.ts';

type Ended = Exclude<Outcome, { outcome: 'record' }>;

/** An event through its rules: to a record, or to why there is none. */
export function leadEvent<Result>(
  program: Program,
  event: Event,
  run: Run,
  finish: (text: string) => Result | Promise<Result>,
): Result | Ended | Promise<Result | Ended> {
  const rules = routeEvent(program, event);
  if (rules === undefined) return { outcome: 'filtered', reason: 'action' };
  try {
    const text = rules(event, run);
    if (text === undefined) return filtered(run);
    if (typeof text !== 'string') return leadLater(text, run, finish);
    const finished = finish(text);
    return finished instanceof Promise ? finished.catch((thrown) => dead(thrown, run)) : finished;
  } catch (thrown) {
    return dead(thrown, run);
  }
}

/** The same, where an interpreted expression has to be waited for. */
async function leadLater<Result>(
  promise: Promise<string | undefined>,
  run: Run,
  finish: (text: string) => Result | Promise<Result>,
): Promise<Result | Ended> {
  try {
    const text = await promise;
    return text === undefined ? filtered(run) : await finish(text);
  } catch (thrown) {
    return dead(thrown, run);
  }
}

function filtered({ filtered: reason }: Run): Ended {
  return { outcome: 'filtered', reason };
}

function dead(thrown: unknown, { path }: Run): Ended {
  return { outcome: 'dead', diagnostic: deadDiagnostic(thrown, path) };
}
