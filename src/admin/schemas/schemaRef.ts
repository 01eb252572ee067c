import type { JsonSchema } from './JsonSchema.ts';

/** Stands for one of `componentSchemas`. */
export function schemaRef(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}
