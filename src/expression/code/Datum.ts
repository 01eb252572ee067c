/** What a literal in JavaScript can say. Maps and objects may have any names. */
export type Datum =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Datum[]
  | ReadonlyMap<Datum, Datum>
  | { readonly [name: string]: Datum };
