import { ExpressionFault } from '../ExpressionFault.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D3137 with the given message. */
export const error: Builtin = {
  name: 'error',
  signature: '<s?:x>',
  arity: 1,
  implementation(message?: string) {
    throw new ExpressionFault({ code: 'D3137', message: message || '$error was called' });
  },
};
