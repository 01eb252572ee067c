import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Deliveries } from './Evidence.ts';
import type { WitnessNews, WitnessOrder } from './witness.ts';

export interface Witness {
  readonly endpoint: string;
  /** Whether it fails from now on. */
  fail(fails: boolean): void;
  /** When the first record with a marker came, of the wall clock; undefined when none has after so many milliseconds. */
  seen(outlet: number, of: 'own' | 'base', marker: number, patience: number): Promise<number | undefined>;
  /** Forgets what has been seen, so that it may be seen again. */
  forget(): void;
  tell(): Promise<Deliveries>;
  stop(): void;
}

/** Starts the streams that write down what comes. @param outlets their names. */
export async function startWitness(outlets: readonly string[]): Promise<Witness> {
  const child: ChildProcess = fork(new URL('witness.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  const order = (words: WitnessOrder) => child.send(words);
  const times = new Map<string, number>();
  const waiting = new Map<string, (at: number) => void>();
  const [first] = (await once(child, 'message')) as [WitnessNews];
  if (first.kind !== 'listening') throw new Error(`the witness began with ${first.kind}`);
  child.on('message', (news: WitnessNews) => {
    if (news.kind !== 'seen') return;
    const key = `${news.outlet} ${news.of} ${news.marker}`;
    times.set(key, news.at);
    waiting.get(key)?.(news.at);
  });
  order({ outlets });
  return {
    endpoint: `http://127.0.0.1:${first.port}`,
    fail: (fails) => order({ fails }),
    async seen(outlet, of, marker, patience) {
      const key = `${outlet} ${of} ${marker}`;
      const known = times.get(key);
      if (known !== undefined) return known;
      let timer: NodeJS.Timeout | undefined;
      const came = new Promise<number>((resolve) => waiting.set(key, resolve));
      const missed = new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), patience);
      });
      const at = await Promise.race([came, missed]);
      clearTimeout(timer);
      waiting.delete(key);
      return at;
    },
    forget() {
      times.clear();
      order('forget');
    },
    async tell() {
      order('tell');
      for (;;) {
        const [news] = (await once(child, 'message')) as [WitnessNews];
        if (news.kind === 'deliveries') return news.deliveries;
      }
    },
    stop: () => child.disconnect(),
  };
}
