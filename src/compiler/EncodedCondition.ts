/** A condition of a single put or delete; `values` is the JSON of a map of attribute values. */
export interface EncodedCondition {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: string;
}
