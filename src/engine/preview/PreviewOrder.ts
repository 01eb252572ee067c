/** What the main process asks the process of previews: one of them. */
export interface PreviewOrder {
  /** The body of the request: nothing of it is read in the main process. */
  readonly body: Uint8Array;
  /** The blueprint of each installed integration, by its id. */
  readonly installed: ReadonlyMap<string, string>;
}
