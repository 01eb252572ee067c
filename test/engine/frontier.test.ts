import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnostics/diagnose.ts';
import { type Flight, Frontier } from '../../src/engine/Frontier.ts';
import type { Fate } from '../../src/engine/Tally.ts';

const nothing = { delivered: 0, filtered: {}, dead: 0 };
const start = { chunk: 1, index: 0, ...nothing };
const diagnostic = diagnose('engine/lane-failed', { cause: 'a test' });
const death = { diagnostic, revision: 1, attempts: 1, diedAt: 0 };

const chunk = (number: number, count: number) => ({ number, count, bytes: count * 100, receivedAt: 0 });

describe('the frontier', () => {
  it('stands still behind an event that is not settled, and counts those beyond it once it is', () => {
    const frontier = new Frontier(start, () => nothing);
    const flight = frontier.open(chunk(1, 3));
    frontier.settle(flight, 2, 'delivered', 1);
    frontier.settle(flight, 1, 'consent', 1);
    expect(frontier.progress).toEqual(start);
    frontier.settle(flight, 0, 'delivered', 1);
    expect(frontier.progress).toEqual({
      chunk: 2,
      index: 0,
      delivered: 2,
      filtered: { consent: 1 },
      dead: 0,
    });
  });

  it('passes chunks that are not heard only after those before them', () => {
    const frontier = new Frontier(start, () => nothing);
    const flight = frontier.open(chunk(1, 1));
    frontier.skip(2);
    expect(frontier.progress.chunk).toBe(1);
    frontier.settle(flight, 0, 'delivered', 1);
    expect(frontier.progress.chunk).toBe(3);
    frontier.skip(3);
    expect(frontier.progress.chunk).toBe(4);
  });

  it('begins in the middle of a chunk where an earlier run ended', () => {
    const before = { ...start, index: 2, delivered: 2 };
    const frontier = new Frontier(before, () => nothing);
    expect(frontier.progress).toEqual(before);
    const flight = frontier.open(chunk(1, 4));
    frontier.settle(flight, 2, 'when', 1);
    expect(frontier.progress).toEqual({
      chunk: 1,
      index: 3,
      delivered: 2,
      filtered: { when: 1 },
      dead: 0,
    });
  });

  it('hands over each death once, with the progress that includes it', () => {
    const frontier = new Frontier(start, () => nothing);
    const flight = frontier.open(chunk(1, 3));
    frontier.settle(flight, 1, 'dead', 1, death);
    expect(frontier.step()).toEqual({ progress: start, shares: [], deaths: [], left: [], caughtUp: [] });
    frontier.settle(flight, 0, 'delivered', 1);
    const { progress, deaths } = frontier.step();
    expect(progress).toEqual({ chunk: 1, index: 2, delivered: 1, filtered: {}, dead: 1 });
    expect(deaths).toEqual([{ ...death, chunk: 1, index: 1 }]);
    expect(frontier.step().deaths).toEqual([]);
  });

  it('hands over many deaths in steps, so that their events need not all be in memory', () => {
    const frontier = new Frontier(start, () => nothing);
    const flight = frontier.open({ number: 1, count: 5000, bytes: 5000, receivedAt: 0 });
    for (let index = 0; index < 5000; index++) frontier.settle(flight, index, 'dead', 1, death);
    const steps = [];
    while (frontier.progress.chunk === 1) {
      expect(frontier.isFull).toBe(true);
      steps.push(frontier.step());
    }
    steps.push(frontier.step());
    expect(steps.length).toBeGreaterThanOrEqual(5);
    for (const { progress, deaths } of steps) {
      expect(deaths.length).toBeLessThanOrEqual(1000);
      if (progress.chunk === 1) expect(progress.index).toBe(progress.dead);
    }
    expect(steps.reduce((sum, { deaths }) => sum + deaths.length, 0)).toBe(5000);
  });

  it('counts each event for the revision that made its outcome, and tells the shares that have changed', () => {
    const before = { delivered: 10, filtered: { when: 5 }, dead: 0 };
    const frontier = new Frontier(start, (revision) => (revision === 1 ? before : nothing));
    const flight = frontier.open(chunk(1, 4));
    frontier.settle(flight, 1, 'delivered', 2);
    expect(frontier.step().shares).toEqual([]);
    frontier.settle(flight, 0, 'delivered', 1);
    frontier.settle(flight, 2, 'when', 1);
    expect(frontier.step().shares).toEqual([
      { revision: 1, delivered: 11, filtered: { when: 6 }, dead: 0 },
      { revision: 2, delivered: 1, filtered: {}, dead: 0 },
    ]);
    frontier.settle(flight, 3, 'consent', 2);
    expect(frontier.step().shares).toEqual([
      { revision: 2, delivered: 1, filtered: { consent: 1 }, dead: 0 },
    ]);
    expect(frontier.step().shares).toEqual([]);
  });

  it('ends with every event counted once, whatever the order in which they settle', () => {
    const fates: Fate[] = ['delivered', 'when', 'consent', 'action', 'condition', 'disabled', 'dead'];
    const event = fc.record({ fate: fc.constantFrom(...fates), order: fc.double({ noNaN: true }) });
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 6 }), { maxLength: 8 }), (chunks) => {
        const frontier = new Frontier(start, () => nothing);
        const seats: { flight: Flight; index: number; fate: Fate; order: number }[] = [];
        for (const [at, events] of chunks.entries()) {
          if (events.length === 0) frontier.skip(at + 1);
          else {
            const flight = frontier.open(chunk(at + 1, events.length));
            for (const [index, event] of events.entries()) seats.push({ flight, index, ...event });
          }
        }
        let deaths = 0;
        for (const { flight, index, fate } of seats.toSorted((a, b) => a.order - b.order)) {
          frontier.settle(flight, index, fate, 1, fate === 'dead' ? death : undefined);
          const { progress } = frontier;
          const counted =
            progress.delivered +
            progress.dead +
            Object.values(progress.filtered).reduce((sum, count) => sum + count, 0);
          const before = seats.filter(
            (seat) =>
              seat.flight.chunk < progress.chunk ||
              (seat.flight.chunk === progress.chunk && seat.index < progress.index),
          );
          expect(counted).toBe(before.length);
          deaths += frontier.step().deaths.length;
        }
        const { progress } = frontier;
        const expected = (fate: Fate) => seats.filter((seat) => seat.fate === fate).length;
        expect(progress.chunk).toBe(chunks.length + 1);
        expect(progress.delivered).toBe(expected('delivered'));
        expect([progress.dead, deaths]).toEqual([expected('dead'), expected('dead')]);
        expect(progress.filtered.consent ?? 0).toBe(expected('consent'));
      }),
    );
  });
});
