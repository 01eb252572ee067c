import { diagnose } from '../diagnostics/diagnose.ts';
import { AdminError } from './AdminError.ts';

export interface Page<Item> {
  readonly data: readonly Item[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
}

/** What a request for a list may say. */
export interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
}

export const usualLimit = 50;
export const largestLimit = 100;

/**
 * One page of a list. The cursor names the last item of the page before, so that what is added or removed meanwhile
 * neither repeats nor skips anything else.
 *
 * @param items in their order.
 * @param cursorOf what names an item; it need not be there any more when it comes back.
 * @param isPast whether an item comes behind the one of a cursor.
 * @throws AdminError 400 for a limit that is none.
 */
export function page<Item>(
  items: readonly Item[],
  query: PageQuery,
  cursorOf: (item: Item) => string,
  isPast: (item: Item, cursor: string) => boolean = (item, cursor) => cursorOf(item) > cursor,
): Page<Item> {
  const size = pageSize(query);
  const { cursor } = query;
  const rest = cursor === undefined ? items : items.filter((item) => isPast(item, cursor));
  const data = rest.slice(0, size);
  const last = rest.length > size ? data.at(-1) : undefined;
  return { data, next_cursor: last === undefined ? null : cursorOf(last), has_more: last !== undefined };
}

/** How many items a page is to have at most. @throws AdminError 400 for a limit that is none. */
export function pageSize({ limit }: PageQuery): number {
  const size = limit === undefined ? usualLimit : Number(limit);
  if (Number.isInteger(size) && size >= 1 && size <= largestLimit) return size;
  throw new AdminError(400, diagnose('admin/bad-limit', { largest: largestLimit }));
}
