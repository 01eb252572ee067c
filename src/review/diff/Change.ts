import type { Version } from './Version.ts';

/** Something that makes records, and makes others now: in both versions, or in the one that has it. */
export interface Change {
  readonly kind: 'blueprint' | 'override' | 'variant' | 'integration';
  /** `amazon_dynamodb/orders`; `amazon_dynamodb: default` for a variant; `int_orders` for an integration. */
  readonly subject: string;
  /** What it was called before. */
  readonly renamedFrom: string | undefined;
  readonly before: Version | undefined;
  readonly after: Version | undefined;
  /** Why it is compared, in a few words: `its parent amazon_dynamodb/base changed`. */
  readonly cause: string;
}
