import type { Reply } from './Reply.ts';

/** Answers a value. */
export function jsonReply(
  status: Reply['status'],
  value: unknown,
  more: Omit<Reply, 'status' | 'content'> = {},
): Reply {
  return { status, content: { value }, ...more };
}
