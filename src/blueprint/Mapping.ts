import type { ParsedExpression } from '../expression/parseExpression.ts';
import type { Path } from './Path.ts';
import type { TemplatePart } from './parseTemplate.ts';
import type { Json } from './plainValue.ts';
import type { Transform } from './Transform.ts';

/** The attribute types of DynamoDB; in Kinesis data they mean the matching kinds of JSON. */
export const attributeTypes = ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'] as const;

export type AttributeType = (typeof attributeTypes)[number];

export type MappingSource =
  | {
      readonly kind: 'from';
      readonly paths: readonly Path[];
      /** A list of paths passes over null as well as over what is missing, even when it holds one path. */
      readonly coalesce: boolean;
    }
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
  | { readonly kind: 'expr'; readonly expression: ParsedExpression }
  | { readonly kind: 'fields'; readonly fields: ReadonlyMap<string, Mapping> };

/** How one value is made. The members stand in their order of work. */
export interface Mapping {
  readonly when: ParsedExpression | undefined;
  readonly source: MappingSource;
  readonly transforms: readonly Transform[];
  /** By the value as a string; `"*"` matches whatever else is present. */
  readonly values: ReadonlyMap<string, Json> | undefined;
  readonly default: { readonly value: Json } | undefined;
  readonly list: boolean;
  readonly type: AttributeType | undefined;
  readonly required: boolean;
  readonly onMismatch: 'dead' | 'omit';
}
