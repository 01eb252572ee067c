/** What became of a change of files, under the names of the API. */
export interface Reload {
  /** From 1, since the start of the process. */
  readonly number: number;
  /** When the files had come to rest: ISO-8601. */
  readonly noticed_at: string;
  /** Files whose text was another one. */
  readonly files: number;
  /** The revisions that it has made, and when events were mapped by them. */
  readonly changed: readonly {
    readonly integration_id: string;
    readonly revision: number;
    readonly live_at: string;
  }[];
  /** Ids of integrations that run on in their last good state. */
  readonly refused: readonly string[];
}
