import { describe, expect, it } from 'vitest';
import { Concurrency } from '../../src/batch/Concurrency.ts';

describe('Concurrency', () => {
  it('starts with all it may use', () => {
    expect(new Concurrency(16).allowed).toBe(16);
  });

  it('halves once for all requests that were under way together', () => {
    const concurrency = new Concurrency(16);
    const { round } = concurrency;
    for (let request = 0; request < 16; request++) concurrency.throttled(round);
    expect(concurrency.allowed).toBe(8);
    concurrency.throttled(concurrency.round);
    expect(concurrency.allowed).toBe(4);
  });

  it('always leaves one', () => {
    const concurrency = new Concurrency(4);
    for (let time = 0; time < 10; time++) concurrency.throttled(concurrency.round);
    expect(concurrency.allowed).toBe(1);
  });

  it('grows by about one a round of successes, and never beyond the most', () => {
    const concurrency = new Concurrency(8);
    concurrency.throttled(concurrency.round);
    for (let request = 0; request < 5; request++) concurrency.succeeded();
    expect(concurrency.allowed).toBe(5);
    for (let request = 0; request < 100; request++) concurrency.succeeded();
    expect(concurrency.allowed).toBe(8);
  });
});
