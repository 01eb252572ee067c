import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AuditEvent } from '../../engine/index.ts';

/** What an operation answers: a value as JSON, or a text that is the answer already. */
export interface Reply {
  readonly status: ContentfulStatusCode;
  readonly content: { readonly value: unknown } | { readonly text: string; readonly type: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** What it has changed; absent where all is as it was. */
  readonly change?: Pick<AuditEvent, 'target' | 'before' | 'after' | 'cause'>;
}
