import { canonicalDecimal } from '../../compiler/runtime/DecimalText.ts';

/** One place where something else was expected. */
export interface Difference {
  /** The place as a dotted path. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Where an actual JSON value is not what was expected. Members that were not expected are passed over, at every
 * depth, unless `exact`. Under `attributes` the values are DynamoDB JSON: `N` compares as a number, sets in any order.
 */
export function differences(
  expected: unknown,
  actual: unknown,
  options: { readonly exact: boolean; readonly attributes: boolean },
  path = '',
): Difference[] {
  if (isMap(expected) && isMap(actual)) {
    const names = new Set([...Object.keys(expected), ...(options.exact ? Object.keys(actual) : [])]);
    return [...names].flatMap((name) => {
      const [want, have] = [own(expected, name), own(actual, name)];
      const place = path === '' ? name : `${path}.${name}`;
      if (options.attributes && isSameAttribute(name, want, have)) return [];
      return differences(want, have, options, place);
    });
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((item, index) => differences(item, actual[index], options, `${path}[${index}]`));
  }
  return Object.is(expected, actual) ? [] : [{ path, expected, actual }];
}

function isSameAttribute(type: string, expected: unknown, actual: unknown): boolean {
  if (type === 'N') return sameNumber(expected, actual);
  if (!['SS', 'NS', 'BS'].includes(type) || !Array.isArray(expected) || !Array.isArray(actual)) return false;
  const canonical = (members: unknown[]) =>
    members.map((member) => (type === 'NS' ? canonicalDecimal(String(member)) : String(member))).toSorted();
  return canonical(expected).join('\n') === canonical(actual).join('\n');
}

function sameNumber(expected: unknown, actual: unknown): boolean {
  const isNumber = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  return (
    isNumber(expected) &&
    isNumber(actual) &&
    canonicalDecimal(String(expected)) === canonicalDecimal(String(actual))
  );
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(map: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
