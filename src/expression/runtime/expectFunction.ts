import { ExpressionFault, type FaultPlace } from '../ExpressionFault.ts';

/** @throws ExpressionFault T1005 when nothing is found under a name whose variable would have been something. */
export function expectFunction(callee: unknown, variable: unknown, place: FaultPlace): unknown {
  if (callee === undefined && variable) throw ExpressionFault.of('T1005', { ...place });
  return callee;
}
