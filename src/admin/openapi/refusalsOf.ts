import type { Operation } from '../operations/Operation.ts';

const reasons = {
  400: 'The query or the body cannot be read.',
  401: 'The token is missing or wrong.',
  403: 'The token’s role may not do this.',
  404: 'What the path names does not exist.',
  409: 'Not in the present state; the code tells why.',
  413: 'The body is too large.',
  415: 'The body is packed.',
  422: 'The body has faults; `details` tells them field by field.',
  429: 'Too many requests; `Retry-After` tells the seconds to wait.',
  500: 'A fault of Patchbay.',
  503: 'Nothing can be stored now; nothing was done.',
} as const;

type Status = keyof typeof reasons;

/** The statuses that an operation may refuse a request with, each with its meaning. */
export function refusalsOf(operation: Operation): [status: Status, description: string][] {
  const { path, role, body, refusals = [] } = operation;
  const statuses = new Set<Status>([400, 500, 503, ...refusals]);
  if (role !== 'anyone') for (const status of [401, 403, 429] as const) statuses.add(status);
  if (path.includes('{')) statuses.add(404);
  if (body !== undefined) for (const status of [413, 415] as const) statuses.add(status);
  if (operation.idempotent === true) statuses.add(409);
  if (body !== undefined && body.kind !== 'events') statuses.add(422);
  return [...statuses].toSorted((a, b) => a - b).map((status) => [status, reasons[status]]);
}
