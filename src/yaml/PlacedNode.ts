/** What YAML values are once read: JSON, with maps that have no prototype and are frozen. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';

/**
 * A value and where it stands: offsets into the file's text, in UTF-16 units, the end exclusive. What an alias
 * stands for is the anchor's own node, so its offsets are the anchor's.
 */
export interface PlacedNode {
  readonly value: YamlValue;
  readonly start: number;
  readonly end: number;
  /** Of scalars. */
  readonly style?: ScalarStyle;
  /** Of maps, in file order, merged members included. */
  readonly members?: ReadonlyMap<string, PlacedMember>;
  /** Of lists. */
  readonly items?: readonly PlacedNode[];
  /** How many values this is with all aliases spelt out, itself included. */
  readonly size: number;
  /** How many levels are below, with all aliases spelt out. */
  readonly height: number;
}

export interface PlacedMember {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly node: PlacedNode;
}
