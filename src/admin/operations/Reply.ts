import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What an operation answers: a value as JSON, or a text that is the answer already. */
export interface Reply {
  readonly status: ContentfulStatusCode;
  readonly content: { readonly value: unknown } | { readonly text: string; readonly type: string };
  readonly headers?: Readonly<Record<string, string>>;
}
