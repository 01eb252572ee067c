import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';

export interface Page<Item> {
  readonly data: readonly Item[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
}

const usualLimit = 50;
const largestLimit = 100;

/**
 * One page of a list that is ordered by its ids. The cursor is the last id of the page before, so that what is added
 * or removed meanwhile neither repeats nor skips anything else.
 *
 * @throws AdminError 400 for a limit that is none.
 */
export function page<Item extends { readonly id: string }>(
  items: readonly Item[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit?: string | undefined },
): Page<Item> {
  const size = limit === undefined ? usualLimit : Number(limit);
  if (!Number.isInteger(size) || size < 1 || size > largestLimit) {
    throw new AdminError(400, diagnose('admin/bad-limit', { largest: largestLimit }));
  }
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const rest = cursor === undefined ? sorted : sorted.filter(({ id }) => id > cursor);
  const data = rest.slice(0, size);
  const more = rest.length > size;
  return { data, next_cursor: more ? (data.at(-1)?.id ?? null) : null, has_more: more };
}
