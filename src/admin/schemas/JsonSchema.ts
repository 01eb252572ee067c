/** A JSON Schema of draft 2020-12, which is what OpenAPI 3.1 speaks. `#/components/schemas/…` may be referred to. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas by the names under which others refer to them. */
export type NamedSchemas = Readonly<Record<string, JsonSchema>>;
