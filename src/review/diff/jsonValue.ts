import { canonicalDecimal } from '../../compiler/runtime/DecimalText.ts';
import { ExactParser } from '../../envelope/ExactParser.ts';
import { listOf, mapOf, scalar, type TypedValue } from './TypedValue.ts';

/** JSON text as a value, every number with its digits. @throws SyntaxError when it is none. */
export function jsonValue(text: string): TypedValue {
  const parser = new ExactParser(text);
  const value = parser.parse();
  const convert = (part: unknown, digits?: string): TypedValue => {
    if (part === null) return scalar('null', 'null');
    if (typeof part === 'number') {
      const shown = digits ?? String(part);
      return scalar('number', shown, canonicalDecimal(shown));
    }
    if (typeof part !== 'object') return scalar(typeof part, JSON.stringify(part));
    const known = parser.digits.get(part);
    if (Array.isArray(part)) {
      return listOf(
        'list',
        part.map((item, index) => convert(item, known?.get(index))),
      );
    }
    const members = Object.entries(part).map(
      ([name, member]) => [name, convert(member, known?.get(name))] as const,
    );
    return mapOf('map', new Map(members));
  };
  return convert(value);
}
