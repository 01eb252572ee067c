import { describe, expect, it } from 'vitest';
import { Pace } from './Pace.ts';

describe('the pace of an engine that is throttled', () => {
  it('is right when it backs off', () => {
    const pace = new Pace();
    for (const now of [0, 60, 180, 420, 900, 1400]) pace.note(['requests'], 0, now);
    expect(pace.complaints).toEqual([]);
  });

  it('is wrong when it comes back at once', () => {
    const pace = new Pace();
    for (let now = 0; now < 1000; now += 20) pace.note(['requests'], 0, now);
    expect(pace.complaints).toEqual([expect.stringContaining('requests (life 0) came back')]);
  });

  it('starts afresh with each life and each relief', () => {
    const pace = new Pace();
    for (let now = 0; now < 1000; now += 20) {
      if (now % 200 === 0) pace.relieve();
      pace.note(['requests'], Math.floor(now / 400), now);
    }
    expect(pace.complaints).toEqual([]);
  });
});
