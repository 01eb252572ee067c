/** An item (under `@`) with the variables and ancestors that a path has bound beside it. */
export type Tuple = Record<string, unknown>;

/** The items of a path that binds variables with `@` or `#`, or whose ancestors are asked for with `%`. */
export class TupleStream extends Array<Tuple> {}
