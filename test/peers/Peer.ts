/** A stand-in for an AWS service that runs on this machine. */
export interface Peer {
  /** `http://127.0.0.1:<port>` */
  readonly endpoint: string;
  stop(): Promise<void>;
}
