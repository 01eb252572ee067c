import { ExpressionFault } from '../../ExpressionFault.ts';
import { analyseIntegerPicture } from '../integer/analyseIntegerPicture.ts';
import type { DecimalPicture, IntegerPicture } from '../integer/IntegerPicture.ts';
import type { DateMarker, MarkerWidth } from './DatePart.ts';
import { fieldOf } from './fieldOf.ts';

/** How components are shown that say nothing about it. */
const defaultPresentations = new Map([
  ...Array.from('YMDdWwXxHhf', (component) => [component, '1'] as const),
  ...Array.from('ms', (component) => [component, '01'] as const),
  ...Array.from('FPCE', (component) => [component, 'n'] as const),
  ...Array.from('Zz', (component) => [component, '01:01'] as const),
]);

/**
 * Reads what stands between the brackets: a component, how it is presented, and after the last comma its width.
 *
 * @throws ExpressionFault D3132, D3131
 */
export function analyseMarker(text: string): DateMarker {
  const marker = text.replace(/\s+/g, '');
  const component = marker.charAt(0);
  const comma = marker.lastIndexOf(',');
  const width = comma === -1 ? undefined : readWidth(marker.slice(comma + 1));
  // A comma in place of the component is both, as in the package.
  const end = comma === -1 ? marker.length : Math.max(1, comma);
  const { first, second } = readPresentation(component, marker.slice(comma === 0 ? 0 : 1, end));
  const names = readNames(first);
  return {
    kind: 'marker',
    component,
    names,
    width,
    ...readNumber(component, first, second, names !== undefined, width),
    traditional: second === 't',
    exactDigits: undefined,
  };
}

function readWidth(text: string): MarkerWidth {
  const dash = text.indexOf('-');
  if (dash === -1) return { min: readCount(text), max: undefined };
  return { min: readCount(text.slice(0, dash)), max: readCount(text.slice(dash + 1)) };
}

function readCount(text: string): number | undefined {
  // biome-ignore lint/correctness/useParseIntRadix: hexadecimal is read too, as in the package
  return text === '*' ? undefined : Number.parseInt(text);
}

interface Presentation {
  readonly first: string;
  /** One of a, t, c and o; of them t and o mean something here. */
  readonly second: string;
}

function readPresentation(component: string, text: string): Presentation {
  if (text.length > 1 && 'atco'.includes(text.charAt(text.length - 1))) {
    return { first: text.slice(0, -1), second: text.charAt(text.length - 1) };
  }
  if (text.length > 0) return { first: text, second: '' };
  const first = defaultPresentations.get(component);
  if (first === undefined) throw ExpressionFault.of('D3132', { value: component });
  return { first, second: '' };
}

function readNames(presentation: string): DateMarker['names'] {
  if (presentation.startsWith('n')) return 'lower';
  if (presentation.startsWith('Nn')) return 'title';
  return presentation.startsWith('N') ? 'upper' : undefined;
}

type NumberParts = Pick<DateMarker, 'integer' | 'yearDigits'>;

function readNumber(
  component: string,
  first: string,
  second: string,
  named: boolean,
  width: MarkerWidth | undefined,
): NumberParts {
  if (component === 'Z' || component === 'z') {
    return { integer: analyseIntegerPicture(first), yearDigits: undefined };
  }
  if (named || fieldOf(component) === undefined) return { integer: undefined, yearDigits: undefined };
  const integer = widen(analyseIntegerPicture(second === '' ? first : `${first};${second}`), width?.min);
  return component === 'Y' ? readYear(integer, width?.max) : { integer, yearDigits: undefined };
}

function widen(integer: IntegerPicture, min: number | undefined): IntegerPicture {
  if (integer.style !== 'decimal' || min === undefined || !(integer.mandatoryDigits < min)) return integer;
  return { ...integer, mandatoryDigits: min };
}

/** A year is cut to its greatest width, or to the digits of its picture if those are two or more. */
function readYear(integer: IntegerPicture, max: number | undefined): NumberParts {
  if (max !== undefined) {
    const digits = integer.style === 'decimal' ? { ...integer, mandatoryDigits: max } : integer;
    // The package's mark for a year that is not cut is -1.
    return { integer: digits, yearDigits: max === -1 ? undefined : max };
  }
  const digits = integer.style === 'decimal' ? countDigits(integer) : 0;
  return { integer, yearDigits: digits >= 2 ? digits : undefined };
}

function countDigits({ mandatoryDigits, optionalDigits }: DecimalPicture): number {
  return mandatoryDigits + optionalDigits;
}
