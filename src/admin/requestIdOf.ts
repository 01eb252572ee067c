import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';

const header = 'X-Request-Id';
const good = /^[\w.:-]{1,100}$/;
const ids = new WeakMap<Request, string>();

/** The id of a request, the same at every call: what the caller gave as `X-Request-Id`, or one that is made. */
export function requestIdOf({ req }: Context): string {
  const known = ids.get(req.raw);
  if (known !== undefined) return known;
  const given = req.header(header);
  const id = given !== undefined && good.test(given) ? given : randomUUID();
  ids.set(req.raw, id);
  return id;
}
