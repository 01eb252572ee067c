import { ExpressionFault } from '../ExpressionFault.ts';
import type { Builtin } from './Builtin.ts';

const coders = {
  encodeUrlComponent: encodeURIComponent,
  encodeUrl: encodeURI,
  decodeUrlComponent: (text: string) => (isPlain(text) ? text : decodeURIComponent(text)),
  decodeUrl: (text: string) => (isPlain(text) ? text : decodeURI(text)),
};

/** A text with nothing to decode; a partial application hands over anything, of which JavaScript makes a text. */
function isPlain(text: unknown): boolean {
  return typeof text === 'string' && !text.includes('%');
}

/** @throws ExpressionFault D3140 for half a character, and for a text that does not decode. */
export const urlCodings: readonly Builtin[] = Object.keys(coders).map((name) => {
  const convert = urlCoder(name as keyof typeof coders);
  return {
    name,
    signature: '<s-:s>',
    arity: 1,
    implementation: (text: string | undefined) => (text === undefined ? undefined : convert(text)),
  };
});

/** The function of a text that has the name; its faults say so. */
export function urlCoder(name: keyof typeof coders): (text: string) => string {
  const convert = coders[name];
  return (text) => {
    try {
      return convert(text);
    } catch {
      throw ExpressionFault.of('D3140', { value: text, functionName: name });
    }
  };
}
