import { ExpressionFault } from '../ExpressionFault.ts';
import type { Builtin } from './Builtin.ts';

/** @throws ExpressionFault D3140 for half a character, and for a text that does not decode. */
export const urlCodings: readonly Builtin[] = [
  urlCoding('encodeUrlComponent', encodeURIComponent),
  urlCoding('encodeUrl', encodeURI),
  urlCoding('decodeUrlComponent', decodeURIComponent),
  urlCoding('decodeUrl', decodeURI),
];

function urlCoding(name: string, convert: (text: string) => string): Builtin {
  return {
    name,
    signature: '<s-:s>',
    arity: 1,
    implementation(text: string | undefined) {
      if (text === undefined) return undefined;
      try {
        return convert(text);
      } catch {
        throw ExpressionFault.of('D3140', { value: text, functionName: name });
      }
    },
  };
}
