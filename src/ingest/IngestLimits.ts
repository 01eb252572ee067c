import type { ServerLimits } from './createBoundedServer.ts';

/** What a client may ask of ingest. */
export interface IngestLimits extends Partial<ServerLimits> {
  /** Bytes of an event, as the client sent it. */
  readonly event: number;
  /** Bytes of a body, packed and unpacked alike. */
  readonly body: number;
  /** Events in a request. */
  readonly batch: number;
  /** Bytes that all requests under way hold together. */
  readonly memory: number;
}

const MEBIBYTE = 1024 * 1024;

export const defaultIngestLimits: IngestLimits = {
  event: MEBIBYTE,
  body: 5 * MEBIBYTE,
  batch: 1000,
  memory: 128 * MEBIBYTE,
  connections: 10_000,
};
