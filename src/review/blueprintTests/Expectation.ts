/** What a test of a blueprint expects of one event; see `schemas/test.schema.json`. */
export interface Expectation {
  readonly item?: Readonly<Record<string, unknown>>;
  readonly operation?: 'put' | 'delete';
  readonly record?: {
    readonly partition_key?: string;
    readonly explicit_hash_key?: string;
    readonly data?: unknown;
  };
  readonly filtered?: string;
  readonly dead?: string;
}
