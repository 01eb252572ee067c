import { callFunction } from './applyFunction.ts';
import { FunctionValue } from './FunctionValue.ts';
import { noted } from './noted.ts';
import { TailCall } from './TailCall.ts';

/**
 * Where the package's own definition of a chain, `function($f, $g) { function($x){ $g($f($x)) } }`, calls the two:
 * faults inside are told of these places.
 */
const first = { position: 39, token: 'f', depth: 2 };
const second = { position: 35, token: 'g' };

/** `f ~> g` of two functions: a function of one argument that applies one after the other. */
export function composeFunctions(f: FunctionValue, g: FunctionValue): FunctionValue {
  return new FunctionValue('lambda', 1, ([argument]) => {
    const prepare = () => {
      const last = noted(g, second.position, second.token);
      return [last, [callFunction(f, [argument], null, first)]] as const;
    };
    return new TailCall(prepare, second.position, second.token);
  });
}
