import { code } from '../../code/Code.ts';
import { kinds } from '../Operand.ts';
import type { BuiltinLowering } from './BuiltinCall.ts';

export const lowerExists: BuiltinLowering = ({ args: [arg, ...others] }) =>
  others.length === 0 ? { code: code`(${arg.code} !== undefined)`, kinds: kinds.boolean } : undefined;
