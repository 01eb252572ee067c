import type { ParsedExpression } from '../expression/parseExpression.ts';
import type { Mapping } from './Mapping.ts';

export interface Condition {
  /** A DynamoDB condition expression, passed on as it is. */
  readonly expression: string;
  readonly names: Readonly<Record<string, string>> | undefined;
  /** Placeholder (`:x`) to mapping. */
  readonly values: ReadonlyMap<string, Mapping>;
}

interface Rules {
  readonly when: ParsedExpression | undefined;
  /** Categories that must each be true in `context.consent`. */
  readonly consent: readonly string[];
}

/** What becomes of one kind of event: an item. */
export interface ItemRules extends Rules {
  readonly attributes: ReadonlyMap<string, Mapping>;
  readonly operation: Mapping | undefined;
  readonly condition: Condition | undefined;
}

/** What becomes of one kind of event: a record. */
export interface RecordRules extends Rules {
  readonly partitionKey: Mapping;
  readonly explicitHashKey: Mapping | undefined;
  readonly data: Mapping;
  readonly compression: 'none' | 'gzip';
  readonly aggregation: 'none' | 'kpl';
}

export interface ItemKey {
  readonly partition: string;
  readonly sort: string | undefined;
}

interface Routes<R> {
  readonly name: string;
  /** Nothing in the blueprint's text is above 0x7F: what it adds to a record is ASCII. */
  readonly ascii: boolean;
  /** For events without an entry of their own; undefined drops them. */
  readonly otherwise: R | undefined;
  /** By event name, or by `$` and type; undefined drops the event. */
  readonly entries: ReadonlyMap<string, R | undefined>;
}

/** A blueprint resolved: parents, override and entries merged, every text parsed, nothing left to look up. */
export type Plan =
  | (Routes<ItemRules> & { readonly destination: 'dynamodb'; readonly key: ItemKey })
  | (Routes<RecordRules> & { readonly destination: 'kinesis' });
