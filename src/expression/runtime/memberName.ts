import { ExpressionFault } from '../ExpressionFault.ts';

/** Names by which the package marks functions; it refuses maps that have them. */
const reserved: ReadonlySet<unknown> = new Set(['_jsonata_lambda', '_jsonata_function']);

/**
 * What names a member of an object in braces; the member is left out where it is missing.
 *
 * @throws ExpressionFault T1003 for a name that is no string, D1013 for one that is reserved.
 */
export function memberName(name: unknown, position: number | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (typeof name !== 'string') throw ExpressionFault.of('T1003', { position, value: name });
  if (name.charCodeAt(0) === 0x5f && reserved.has(name))
    throw ExpressionFault.of('D1013', { position, value: name });
  return name;
}
