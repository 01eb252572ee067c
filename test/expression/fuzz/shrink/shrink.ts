import type { Case } from '../Case.ts';
import { simplerData } from './simplerData.ts';
import { simplerExpressions } from './simplerExpressions.ts';

/**
 * The simplest case found that still `fails`, going downhill from one that does: expression and data in turn, until
 * neither has a simpler neighbour that fails or the tries are used up.
 */
export async function shrink(
  failing: Case,
  fails: (candidate: Case) => Promise<boolean>,
  tries = 20_000,
): Promise<Case> {
  let smallest = failing;
  let left = tries;
  const step = async (candidates: Iterable<Case>): Promise<boolean> => {
    for (const candidate of candidates) {
      if (left-- <= 0) return false;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      return true;
    }
    return false;
  };
  do {
    while (
      await step(map(simplerExpressions(smallest.expression), (expression) => ({ ...smallest, expression })))
    );
    while (await step(map(simplerData(smallest.data), (data) => ({ ...smallest, data }))));
    while (await step(map(simplerBindings(smallest.bindings), (bindings) => ({ ...smallest, bindings }))));
  } while (
    await step(map(simplerExpressions(smallest.expression), (expression) => ({ ...smallest, expression })))
  );
  return smallest;
}

/** Bindings are an object, however simple. */
function* simplerBindings(bindings: string | undefined): Generator<string | undefined> {
  for (const simpler of simplerData(bindings))
    if (simpler === undefined || simpler.startsWith('{')) yield simpler;
}

function* map<Text>(texts: Iterable<Text>, make: (text: Text) => Case): Generator<Case> {
  for (const text of texts) yield make(text);
}
