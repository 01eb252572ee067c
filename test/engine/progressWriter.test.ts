import { describe, expect, it } from 'vitest';
import { ProgressWriter, type Stepping } from '../../src/engine/ProgressWriter.ts';
import type { Step } from '../../src/spool/Step.ts';
import { ManualClock } from '../batch/ManualClock.ts';

/** A line whose cursor is moved by hand. */
class HandLine implements Stepping {
  readonly integration: string;
  #at = 1;
  #stepped = 1;
  storedAt = 1;
  isUrgent = false;

  constructor(integration: string) {
    this.integration = integration;
  }

  moveTo(chunk: number): void {
    this.#at = chunk;
  }

  get hasMoved(): boolean {
    return this.#stepped !== this.#at;
  }

  step(): Step | undefined {
    if (!this.hasMoved) return undefined;
    this.#stepped = this.#at;
    const progress = { chunk: this.#at, index: 0, delivered: 0, filtered: {}, dead: 0 };
    return { integration: this.integration, progress, deaths: [] };
  }

  stored(): void {
    this.storedAt = this.#stepped;
  }
}

/** A store that takes as long as it is told and writes down the positions that it is given. */
function rig() {
  const clock = new ManualClock();
  const writes: string[] = [];
  const settle: ((ok: boolean) => void)[] = [];
  const writer = new ProgressWriter({
    clock,
    store(steps) {
      writes.push(steps.map(({ integration, progress }) => `${integration}@${progress.chunk}`).join(' '));
      return new Promise((resolve) => settle.push(resolve));
    },
  });
  const lines = ['a', 'b'].map((name) => new HandLine(name)) as [HandLine, HandLine];
  for (const line of lines) writer.add(line);
  const answer = async (ok: boolean) => {
    settle.shift()?.(ok);
    await turn();
  };
  return { clock, writes, writer, lines, answer };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the writer of progress', () => {
  it('lets go of a line whose last step is stored, although others never stand still', async () => {
    const { writes, writer, lines, answer } = rig();
    lines[0].moveTo(2);
    lines[1].moveTo(2);
    let isRemoved = false;
    void writer.remove(lines[0]).then(() => {
      isRemoved = true;
    });
    for (let chunk = 3; chunk < 13 && !isRemoved; chunk++) {
      await turn();
      lines[1].moveTo(chunk);
      await answer(true);
    }
    expect(isRemoved).toBe(true);
    expect(writes).toEqual(['a@2 b@2']);
  });

  it('stores the steps of all lines together, once in an interval', async () => {
    const { clock, writes, writer, lines, answer } = rig();
    lines[0].moveTo(2);
    lines[1].moveTo(3);
    for (let call = 0; call < 5; call++) writer.notice();
    await clock.advance(99);
    expect(writes).toEqual([]);
    await clock.advance(1);
    expect(writes).toEqual(['a@2 b@3']);
    expect(lines[0].storedAt).toBe(1);
    await answer(true);
    expect([lines[0].storedAt, lines[1].storedAt]).toEqual([2, 3]);
  });

  it('tries the very same steps again after a failure, before it takes newer ones of their lines', async () => {
    const { clock, writes, writer, lines, answer } = rig();
    lines[0].moveTo(2);
    writer.notice();
    await clock.advance(100);
    await answer(false);
    lines[0].moveTo(5);
    lines[1].moveTo(4);
    await clock.advance(1000);
    await answer(true);
    expect(lines[0].storedAt).toBe(2);
    writer.notice();
    await clock.advance(100);
    await answer(true);
    expect(writes).toEqual(['a@2', 'a@2 b@4', 'a@5']);
    expect(lines[0].storedAt).toBe(5);
  });

  it('never has two writes under way', async () => {
    const { clock, writes, writer, lines, answer } = rig();
    lines[0].moveTo(2);
    writer.notice();
    await clock.advance(100);
    lines[0].moveTo(3);
    writer.notice();
    await clock.advance(100);
    const removed = writer.remove(lines[0]);
    await turn();
    expect(writes).toEqual(['a@2']);
    await answer(true);
    expect(writes).toEqual(['a@2', 'a@3']);
    await answer(true);
    await removed;
    expect(lines[0].storedAt).toBe(3);
  });

  it('writes again at once while a line cannot move on without it', async () => {
    const { clock, writes, writer, lines, answer } = rig();
    lines[0].moveTo(2);
    lines[0].isUrgent = true;
    writer.notice();
    await clock.advance(100);
    lines[0].moveTo(3);
    await answer(true);
    await clock.advance(0);
    expect(writes).toEqual(['a@2', 'a@3']);
  });

  it('forgets the step of a line that is removed while storing fails', async () => {
    const { clock, writes, writer, lines, answer } = rig();
    lines[0].moveTo(2);
    const removed = writer.remove(lines[0]);
    await turn();
    await answer(false);
    await removed;
    lines[1].moveTo(9);
    writer.notice();
    await clock.advance(100);
    expect(writes).toEqual(['a@2', 'b@9']);
  });
});
