import { describe, expect, it } from 'vitest';
import { Pace } from './Pace.ts';

function come(pace: Pace, times: number, life = 0): void {
  for (let time = 0; time < times; time++) pace.note(['a1-1'], life);
}

describe('the pace of an engine that is throttled', () => {
  it('is right when events come back a few times, however many they are', () => {
    const pace = new Pace();
    for (let event = 0; event < 100; event++) pace.note([`a1-${event}`], 0);
    come(pace, 8);
    expect(pace.complaints).toEqual([]);
  });

  it('is wrong when one comes back again and again, which is said once', () => {
    const pace = new Pace();
    come(pace, 100);
    expect(pace.complaints).toEqual([expect.stringContaining('a1-1 (life 0) came back more than 10 times')]);
  });

  it('starts afresh with each life and each relief', () => {
    const pace = new Pace();
    come(pace, 8);
    come(pace, 8, 1);
    pace.relieve();
    come(pace, 8, 1);
    expect(pace.complaints).toEqual([]);
  });
});
