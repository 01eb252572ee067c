import type { JsonSchema } from './JsonSchema.ts';

/** An object with these members and no others; all of them are there but the optional ones. */
export function strictObject(
  properties: Readonly<Record<string, JsonSchema>>,
  { optional = [], ...more }: { readonly optional?: readonly string[]; readonly description?: string } = {},
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return {
    type: 'object',
    ...more,
    ...(required.length === 0 ? {} : { required }),
    properties,
    additionalProperties: false,
  };
}
