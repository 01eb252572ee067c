import type jsonata from 'jsonata';

/** Every function of the standard that the package defines. */
export const builtinNames = (
  'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim pad ' +
  'match contains replace split join formatNumber formatBase formatInteger parseInteger number floor ceil round abs ' +
  'sqrt power random boolean not map zip filter single reduce sift keys lookup append exists spread merge reverse ' +
  'each error assert type sort shuffle distinct base64encode base64decode encodeUrlComponent encodeUrl ' +
  'decodeUrlComponent decodeUrl eval toMillis fromMillis clone now millis'
).split(' ');

interface Builtin {
  token?: unknown;
  position?: unknown;
}

/**
 * The package notes on its functions, which all evaluations share, where each was last called, and tells it of faults
 * that happen elsewhere. Answers how to make it forget, so that an outcome does not depend on what was evaluated before.
 */
export async function findLastCalls(implementation: typeof jsonata): Promise<() => void> {
  const shared: Builtin[] = [];
  for (const name of builtinNames) {
    if (name !== 'now' && name !== 'millis') {
      shared.push((await implementation(`$${name}`).evaluate(undefined)) as Builtin);
    }
  }
  return () => {
    for (const builtin of shared) {
      builtin.token = undefined;
      builtin.position = undefined;
    }
  };
}
