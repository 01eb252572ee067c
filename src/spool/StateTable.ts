/** A small durable table of JSON values, for what has to survive a restart beside the events. */
export interface StateTable<Value> {
  get(key: string): Value | undefined;
  /** In the order of their keys. */
  entries(): [key: string, value: Value][];
  put(key: string, value: Value): Promise<void>;
  remove(key: string): Promise<void>;
}
