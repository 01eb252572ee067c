import { ExpressionFault, type FaultPlace } from '../ExpressionFault.ts';
import { Allowance } from './Allowance.ts';
import { FunctionValue } from './FunctionValue.ts';
import { TailCall } from './TailCall.ts';

/**
 * Calls a function value, and whatever it leaves as tail calls. A fault inside is told of where the function was
 * called.
 *
 * @throws ExpressionFault T1006 when it is no function.
 */
export function applyFunction(
  callee: unknown,
  args: readonly unknown[],
  context: unknown,
  depth = 1,
): unknown {
  let result = applyOnce(callee, args, context, depth);
  while (result instanceof TailCall) {
    const { prepare, position, token } = result;
    const [next, nextArgs] = prepare();
    if (!(next instanceof FunctionValue) && typeof next === 'object' && next !== null) {
      // The package notes the place on whatever it is, so that the fault is told of it.
      throw ExpressionFault.of('T1006', { position, token });
    }
    result = applyOnce(next, nextArgs, context, depth);
  }
  return result;
}

function applyOnce(callee: unknown, args: readonly unknown[], context: unknown, depth: number): unknown {
  if (!(callee instanceof FunctionValue)) throw ExpressionFault.of('T1006');
  Allowance.enter(depth);
  try {
    const { signature } = callee;
    const given = signature === undefined ? args : signature.validate(args, context);
    if (callee.kind === 'lambda') return callee.implementation(given, context);
    for (const arg of given) Allowance.read(arg);
    return Allowance.answer(callee.implementation(given, context));
  } catch (thrown) {
    throw toldOf(callee, thrown);
  } finally {
    Allowance.leave(depth);
  }
}

/** A fault inside a function, told of where that was called. */
export function toldOf(callee: FunctionValue, thrown: unknown): unknown {
  if (!(thrown instanceof ExpressionFault)) return thrown;
  return thrown.at({
    token: thrown.token ?? callee.token,
    position: callee.position || thrown.position,
  });
}

/** The same, told of the call itself where that leaves anything open. */
export function toldOfCall(
  callee: FunctionValue,
  thrown: unknown,
  position: number | undefined,
  token: string | undefined,
): unknown {
  const told = toldOf(callee, thrown);
  if (!(told instanceof ExpressionFault)) return told;
  return told.at({ position: told.position || position, token: told.token || token });
}

/** Where a call stands, and how many nodes stand around it in the function that it is part of. */
export interface CallPlace extends FaultPlace {
  readonly depth: number;
}

/** A call written in the text: the function remembers the place, and a fault that has none gets it. */
export function callFunction(
  callee: unknown,
  args: readonly unknown[],
  context: unknown,
  place: CallPlace,
): unknown {
  if (callee instanceof FunctionValue && callee.kind !== 'native') {
    callee.token = place.token;
    callee.position = place.position;
  }
  try {
    return applyFunction(callee, args, context, place.depth);
  } catch (thrown) {
    if (!(thrown instanceof ExpressionFault)) throw thrown;
    throw thrown.at({ position: thrown.position || place.position, token: thrown.token || place.token });
  }
}
