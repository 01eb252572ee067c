/** The formats that have a JSON Schema in `schemas/<name>.schema.json`. */
export type SchemaName = 'blueprint' | 'catalog' | 'override' | 'project' | 'test';
