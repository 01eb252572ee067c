import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { NullAwsOrder, NullAwsPorts, Tally } from './nullAws.ts';

export interface NullAws {
  readonly endpoint: string;
  /** Where it speaks HTTP/2. */
  readonly http2Endpoint: string;
  /** Milliseconds before each answer. */
  delay(latency: number): void;
  /** Whether it takes fingerprints. */
  look(looks: boolean): void;
  /** What came since the last call. */
  tally(): Promise<Tally>;
  stop(): void;
}

/** Starts the peer that takes everything, in its own process. */
export async function startNullAws(): Promise<NullAws> {
  const child: ChildProcess = fork(new URL('nullAws.ts', import.meta.url));
  const [ports] = (await once(child, 'message')) as [NullAwsPorts];
  const order = (words: NullAwsOrder) => child.send(words);
  return {
    endpoint: `http://127.0.0.1:${ports.http1}`,
    http2Endpoint: `http://127.0.0.1:${ports.http2}`,
    delay: (latency) => order({ latency }),
    look: (looks) => order({ looks }),
    async tally() {
      order('tally');
      const [tally] = await once(child, 'message');
      return tally;
    },
    stop: () => child.disconnect(),
  };
}
