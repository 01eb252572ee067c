import type { Mutant } from './mutants.ts';

/** @throws Error when the source has moved away from under the mutant. */
export function applyMutant(source: string, { name, file, find, replace }: Mutant): string {
  const times = source.split(find).length - 1;
  if (times !== 1) throw new Error(`the mutant "${name}" fits ${times} times into ${file}, not once`);
  return source.replace(find, () => replace);
}
