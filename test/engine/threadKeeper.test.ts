import { describe, expect, it } from 'vitest';
import type { DeliveryState } from '../../src/engine/DeliveryState.ts';
import type { StartThread, ThreadEvents } from '../../src/engine/ThreadHandle.ts';
import { ThreadKeeper } from '../../src/engine/ThreadKeeper.ts';
import type { ThreadOrder } from '../../src/engine/ThreadOrder.ts';
import { openLog } from '../../src/telemetry/openLog.ts';
import { ManualClock } from '../batch/ManualClock.ts';
import { integrationOf } from './testCatalog.ts';

/** A thread that does nothing by itself. */
class HandThread {
  readonly orders: ThreadOrder[] = [];
  readonly events: ThreadEvents;
  terminated = false;

  constructor(events: ThreadEvents) {
    this.events = events;
  }

  post(order: ThreadOrder): void {
    this.orders.push(order);
  }

  async terminate(): Promise<void> {
    this.terminated = true;
    this.events.stopped('terminated');
  }

  get kinds(): string[] {
    return this.orders.map(({ kind }) => kind);
  }
}

function rig(store: () => Promise<void> = async () => {}) {
  const clock = new ManualClock();
  const threads: HandThread[] = [];
  const states: string[] = [];
  const start: StartThread = (events) => {
    const thread = new HandThread(events);
    threads.push(thread);
    return thread;
  };
  const keeper = new ThreadKeeper({
    start,
    number: 1,
    clock,
    // The longest delay each time.
    random: () => 0.999,
    log: openLog({ stream: { write: () => {} } }),
    store,
    onState: (integration: string, { kind }: DeliveryState) => states.push(`${integration} ${kind}`),
    onNotes: () => {},
    onTrial: () => {},
    onStop: () => {},
  });
  const thread = (index: number) => {
    const found = threads[index];
    if (found === undefined) throw new Error(`thread ${index} was not started`);
    return found;
  };
  return { clock, threads, thread, keeper, states };
}

const { id, config } = integrationOf('int_a');
const integration = { id, config, revision: 1, destination: 'dynamodb', recipe: undefined } as const;

describe('the keeper of a thread', () => {
  it('starts a thread again with all that it served, and waits longer each time', async () => {
    const { clock, threads, thread, keeper, states } = rig();
    keeper.open(integration);
    keeper.publish(7);
    const lives: number[] = [];
    for (let crash = 0; crash < 4; crash++) {
      const before = clock.now();
      thread(crash).events.stopped('a crash');
      while (threads.length === crash + 1) await clock.advance(10);
      lives.push(clock.now() - before);
    }
    expect(lives).toEqual([200, 400, 800, 1600]);
    expect(thread(4).orders).toEqual([
      { kind: 'head', head: 7 },
      expect.objectContaining({ kind: 'open', integration: expect.objectContaining({ id: 'int_a' }) }),
    ]);
    expect(states).toEqual(Array(4).fill('int_a starting'));
  });

  it('tells a thread that is started again what somebody wants to see', async () => {
    const { clock, threads, thread, keeper } = rig();
    keeper.watch([{ integration: 'int_a' }]);
    thread(0).events.stopped('a crash');
    while (threads.length === 1) await clock.advance(10);
    expect(thread(1).orders).toContainEqual({ kind: 'watch', wanted: [{ integration: 'int_a' }] });
  });

  it('waits a second for what a thread knows of an event, and not for one that has ended', async () => {
    const { clock, thread, keeper } = rig();
    const questions = ['answered', 'too late', 'cut off'].map((id) => keeper.find(id, undefined));
    const [first = 0, second = 0] = thread(0).orders.flatMap((order) =>
      order.kind === 'find' ? order.question : [],
    );
    thread(0).events.report({ kind: 'found', question: first, found: [] });
    expect(await questions[0]).toEqual([]);
    await clock.advance(999);
    const late = keeper.find('another', undefined);
    await clock.advance(1);
    expect(await questions[1]).toBeUndefined();
    thread(0).events.report({ kind: 'found', question: second, found: [] });
    thread(0).events.stopped('a crash');
    expect(await late).toBeUndefined();
    expect(await keeper.find('no thread', undefined)).toBeUndefined();
  });

  it('hands over secrets in clear to the thread alone', () => {
    const { thread, keeper } = rig();
    keeper.open(integration);
    expect(JSON.stringify(thread(0).orders)).toContain('a very secret key');
    expect(JSON.stringify(integration)).not.toContain('a very secret key');
  });

  it('does not start a thread before the steps of the one before are stored', async () => {
    let stored = () => {};
    const { clock, threads, thread, keeper } = rig(
      () =>
        new Promise((resolve) => {
          stored = resolve;
        }),
    );
    keeper.open(integration);
    thread(0).events.report({ kind: 'steps', steps: [] });
    thread(0).events.stopped('a crash');
    await clock.advance(10_000);
    expect(threads).toHaveLength(1);
    stored();
    await clock.advance(1);
    expect(threads).toHaveLength(2);
  });

  it('tells the thread whether its steps were stored', async () => {
    let fails = false;
    const { clock, thread } = rig(() =>
      fails ? Promise.reject(new Error('a full disk')) : Promise.resolve(),
    );
    thread(0).events.report({ kind: 'steps', steps: [] });
    await clock.advance(0);
    fails = true;
    thread(0).events.report({ kind: 'steps', steps: [] });
    await clock.advance(0);
    expect(thread(0).orders.slice(1)).toEqual([
      { kind: 'stored', ok: true },
      { kind: 'stored', ok: false },
    ]);
  });

  it('ends a thread that does not close an integration in time', async () => {
    const { clock, thread, keeper } = rig();
    keeper.open(integration);
    let closed = false;
    const closing = keeper.close('int_a', 1000).then(() => {
      closed = true;
    });
    await clock.advance(3999);
    expect([closed, thread(0).terminated]).toEqual([false, false]);
    await clock.advance(1);
    await closing;
    expect(thread(0).terminated).toBe(true);
  });

  it('waits for a thread to end, and starts no other', async () => {
    const { clock, threads, thread, keeper } = rig();
    const ended = keeper.end();
    expect(thread(0).kinds).toEqual(['head', 'end']);
    thread(0).events.stopped('');
    await ended;
    await clock.advance(100_000);
    expect(threads).toHaveLength(1);
  });

  it('starts no thread when it is to end while one is down', async () => {
    const { clock, threads, thread, keeper } = rig();
    thread(0).events.stopped('a crash');
    await keeper.end();
    await clock.advance(100_000);
    expect(threads).toHaveLength(1);
  });
});
