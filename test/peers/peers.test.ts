import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createTable, scan } from '../destinations/dynamoDbBench.ts';
import type { Fault } from './FaultProxy.ts';
import { seededPlan } from './seededPlan.ts';
import { startDynalite } from './startDynalite.ts';
import { startKinesalite } from './startKinesalite.ts';

describe('peers of the tests', () => {
  it('keep their tables in a folder when given one', async () => {
    const path = await mkdtemp(join(tmpdir(), 'dynalite-'));
    const first = await startDynalite({ path });
    await createTable(first, 'events');
    await first.stop();
    const second = await startDynalite({ path });
    expect(await scan(second, 'events')).toEqual([]);
    await second.stop();
    await rm(path, { recursive: true });
  });

  it.each([startDynalite, startKinesalite])(
    'survive a client that goes away in the middle: %o',
    async (start) => {
      const peer = await start();
      const socket = connect(Number(new URL(peer.endpoint).port), '127.0.0.1');
      socket.write('POST / HTTP/1.1\r\nhost: peer\r\ncontent-length: 1000\r\n\r\n{');
      await setTimeout(20);
      socket.destroy();
      await setTimeout(20);
      expect((await fetch(peer.endpoint)).status).toBeGreaterThan(0);
      await peer.stop();
    },
  );

  it('fail alike for the same seed, differently for another, and not for ever', () => {
    const faults: Fault[] = [
      { kind: 'delay', milliseconds: 1 },
      { kind: 'reset', when: 'before' },
    ];
    const request = {
      operation: 'PutRecords',
      body: {},
      resource: 'events',
      writes: [],
      accessKeyId: 'key',
      sessionToken: undefined,
      signedAt: 0,
    };
    const play = (seed: number) => {
      const plan = seededPlan(seed, faults, 50);
      return Array.from({ length: 60 }, () => plan(request)?.kind);
    };
    expect(play(1)).toEqual(play(1));
    expect(play(1)).not.toEqual(play(2));
    expect(new Set(play(1))).toEqual(new Set(['delay', 'reset', undefined]));
    expect(play(1).slice(50)).toEqual(Array(10).fill(undefined));
  });
});
