/** A part of a table: keys between two others, which are left out. */
export interface StateRange {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
  /** From the last key on, backwards. */
  readonly reverse?: boolean;
}

/** A small durable table of JSON values, for what has to survive a restart beside the events. */
export interface StateTable<Value> {
  get(key: string): Value | undefined;
  /** In the order of their keys. */
  entries(): [key: string, value: Value][];
  range(range: StateRange): [key: string, value: Value][];
  put(key: string, value: Value): Promise<void>;
  remove(key: string): Promise<void>;
}
