import { describe, expect, it } from 'vitest';
import { Pace } from './Pace.ts';

function come(pace: Pace, times: number, life = 0): string[] {
  return Array.from({ length: times }, () => pace.note(['a1-1'], life)).flat();
}

describe('the pace of an engine that is throttled', () => {
  it('is right when events come back a few times, however many they are', () => {
    const pace = new Pace();
    for (let event = 0; event < 100; event++) expect(pace.note([`a1-${event}`], 0)).toEqual([]);
    expect(come(pace, 8)).toEqual([]);
  });

  it('is wrong when one comes back again and again, which is said once', () => {
    expect(come(new Pace(), 100)).toEqual([
      expect.stringContaining('a1-1 (life 0) came back more than 8 times'),
    ]);
  });

  it('starts afresh with each life and each relief', () => {
    const pace = new Pace();
    expect(come(pace, 8)).toEqual([]);
    expect(come(pace, 8, 1)).toEqual([]);
    pace.relieve();
    expect(come(pace, 8, 1)).toEqual([]);
  });
});
