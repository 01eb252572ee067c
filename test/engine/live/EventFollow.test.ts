import { expect, it } from 'vitest';
import { LiveHub, mostFeeds } from '../../../src/engine/live/LiveHub.ts';
import type { Note } from '../../../src/engine/live/Note.ts';
import type { Wanted } from '../../../src/engine/live/Wanted.ts';
import { ManualClock } from '../../batch/ManualClock.ts';

const never = new AbortController().signal;

function start() {
  const clock = new ManualClock();
  let wanted: readonly Wanted[] = [];
  const hub = new LiveHub({ clock, watch: (now) => (wanted = now), clean: (text) => text });
  const follow = (id: string) => {
    const one = hub.follow('int_a', id);
    if (one === undefined) throw new Error('refused');
    return one;
  };
  const tell = (more: Partial<Note>) =>
    hub.hear({
      notes: [
        {
          stage: 'mapped',
          integration: 'int_a',
          eventId: 'e1',
          revision: 1,
          at: 0,
          detail: '"n":1',
          ...more,
        },
      ],
      skipped: [],
    });
  return { clock, hub, follow, tell, wanted: () => wanted.map(({ eventId }) => eventId) };
}

it('an event is followed to its outcome, and no other is', async () => {
  const { follow, tell } = start();
  const one = follow('e1');
  let isOver = false;
  const waited = one.wait(1000, never).then(() => {
    isOver = true;
  });
  tell({ eventId: 'e2', stage: 'outcome' });
  tell({ integration: 'int_b', stage: 'outcome' });
  tell({});
  tell({ detail: '"n":2' });
  await Promise.resolve();
  expect([isOver, one.told('outcome')]).toEqual([false, undefined]);
  expect(one.told('mapped')).toContain('"n":2');
  tell({ stage: 'outcome', outcome: 'delivered' });
  await waited;
  expect(one.told('outcome')).toContain('"stage":"outcome"');
  // What was told before anybody waited is not waited for.
  await one.wait(1000, never);
});

it('waiting ends with patience, with whoever waits, and with the hub', async () => {
  const { clock, hub, follow } = start();
  const patient = follow('e1').wait(1000, never);
  await clock.advance(1000);
  await patient;
  const leaving = new AbortController();
  const left = follow('e2').wait(1000, leaving.signal);
  leaving.abort();
  await left;
  await follow('e3').wait(1000, leaving.signal);
  const last = follow('e4').wait(1000, never);
  hub.close();
  await last;
  expect(hub.follow('int_a', 'e5')).toBeUndefined();
});

it('nothing is shown for an event that is not followed any more, and so many are followed at a time', () => {
  const { hub, follow, wanted } = start();
  const follows = Array.from({ length: mostFeeds }, (_, number) => follow(String(number)));
  expect(hub.follow('int_a', 'one more')).toBeUndefined();
  expect(wanted()).toHaveLength(mostFeeds);
  const again = follows.pop();
  again?.end();
  again?.end();
  expect(wanted()).toHaveLength(mostFeeds - 1);
  const [first, second] = [follow('e1'), hub.follow('int_a', 'e1')];
  expect(second).toBeUndefined();
  for (const one of [first, ...follows]) one.end();
  expect(wanted()).toEqual([]);
});

it('two who follow one event, or watch it, do not end each other', () => {
  const { hub, follow, wanted } = start();
  const [first, second] = [follow('e1'), follow('e1')];
  const feed = hub.open({ integration: 'int_a', eventId: 'e1' });
  first.end();
  second.end();
  expect(wanted()).toEqual(['e1']);
  feed?.end();
});
