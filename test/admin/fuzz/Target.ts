/** The server that is played with, and what is known of it. */
export interface Target {
  readonly adminUrl: string;
  readonly ingestUrl: string;
  readonly writeKey: string;
  /** Tokens by their roles. */
  readonly tokens: Readonly<Record<'viewer' | 'editor' | 'admin', readonly string[]>>;
  /** Values of the parameters of paths, by area and name: `integrations id`. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** Texts that mean something to it. */
  readonly words: readonly string[];
  /** Texts that may not come back in any form. */
  readonly secrets: readonly string[];
}
