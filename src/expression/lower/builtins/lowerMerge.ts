import { code } from '../../code/Code.ts';
import { mergeMaps } from '../../functions/merge.ts';
import { hold } from '../hold.ts';
import { kinds } from '../Operand.ts';
import { runtimeCall } from '../runtimeCall.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';

/** A list of maps, or a single one. */
export const lowerMerge: BuiltinLowering = ({ args, site, general }) => {
  const [maps, ...others] = args;
  if (others.length > 0) return undefined;
  const merged = site.body.variable('merged');
  const call = hold([maps], site.body, (held) => {
    const quick = runtimeCall(site.unit.scope, mergeMaps, held);
    return code`((${merged} = ${quick}) !== undefined ? ${merged} : ${held} === undefined ? undefined : ${general(held)})`;
  });
  return { code: call, kinds: kinds.map | kinds.missing };
};
