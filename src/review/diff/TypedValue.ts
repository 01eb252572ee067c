/** A value of a record, as DynamoDB and Kinesis data have in common. */
export interface TypedValue {
  /** `S`, `N`, … in items; `string`, `number`, … in data. */
  readonly type: string;
  /** Equal for two values exactly when they are the same: `1.0` and `1`, sets in any order. */
  readonly identity: string;
  /** As JSON, for people. */
  readonly shown: string;
  /** Of a map: its members by name. */
  readonly members: ReadonlyMap<string, TypedValue> | undefined;
}

export function scalar(type: string, shown: string, identity = shown): TypedValue {
  return { type, identity: `${type} ${identity}`, shown, members: undefined };
}

export function listOf(type: string, items: readonly TypedValue[]): TypedValue {
  const identity = items.map((item) => JSON.stringify(item.identity)).join(',');
  return scalar(type, `[${items.map(({ shown }) => shown).join(',')}]`, identity);
}

export function mapOf(type: string, members: ReadonlyMap<string, TypedValue>): TypedValue {
  const parts = [...members].map(([name, { shown }]) => `${JSON.stringify(name)}:${shown}`);
  const known = [...members].map(([name, { identity }]) => JSON.stringify([name, identity])).toSorted();
  return { ...scalar(type, `{${parts.join(',')}}`, known.join(',')), members };
}
