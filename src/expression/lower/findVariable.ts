import type { Frame, Variable } from './Frame.ts';
import type { Site } from './Site.ts';

/** The variable that a name surely means here; undefined when that is seen only as the code runs. */
export function findVariable(name: string, { frame, unit }: Site): Variable | undefined {
  for (let around: Frame | undefined = frame; around !== undefined; around = around.parent) {
    const variable = around.own(name);
    if (variable !== undefined) return variable.isBound ? variable : undefined;
    if (around.tuple !== undefined && unit.carried.has(name)) return undefined;
  }
  return undefined;
}
