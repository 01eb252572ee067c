import { told } from './told.ts';

/**
 * Whether a path ends at what a list in brackets, or a predicate behind it, has come to at its start: nothing, or
 * anything of no length.
 *
 * @throws ExpressionFault where JavaScript cannot ask null for its length.
 */
export function endsPath(found: unknown): boolean {
  if (Array.isArray(found) || typeof found === 'string') return found.length === 0;
  if (found === undefined) return true;
  if (found === null) return told(() => (found as unknown as readonly unknown[]).length === 0);
  return Object.hasOwn(Object(found), 'length') && (found as { length: unknown }).length === 0;
}
