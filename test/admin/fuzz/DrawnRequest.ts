/** A request as it goes over the wire. */
export interface DrawnRequest {
  readonly side: 'admin' | 'ingest';
  readonly method: string;
  /** With the query, encoded or not. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** From where it is sent; wrong tokens come from many places, so that they do not stop all others. */
  readonly from?: string;
}
