import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/** Where a request comes from; `here` for one that this process sends to itself. */
export function remoteAddress({ env }: Context): string {
  const { incoming }: Partial<HttpBindings> = env ?? {};
  return incoming?.socket.remoteAddress ?? 'here';
}
