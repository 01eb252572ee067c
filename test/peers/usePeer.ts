import { afterAll, beforeAll } from 'vitest';
import type { Peer } from './Peer.ts';

/** Starts a peer before the tests of the file or block it is called in, and stops it after them. */
export function usePeer(start: () => Promise<Peer>): () => Peer {
  let peer: Peer | undefined;
  beforeAll(async () => {
    peer = await start();
  });
  afterAll(() => peer?.stop());
  return () => {
    if (peer === undefined) throw new Error('the peer is used before it was started');
    return peer;
  };
}
