import { describe, expect, it, onTestFinished } from 'vitest';
import { Previewer, type PreviewerOptions } from '../../../src/engine/index.ts';

function open(options: Partial<PreviewerOptions> = {}) {
  const module = new URL('./hostilePreviewer.js', import.meta.url);
  const previewer = new Previewer({
    folder: process.cwd(),
    patience: 60_000,
    memory: 48,
    module,
    ...options,
  });
  onTestFinished(() => previewer.close());
  return (deed: string) => previewer.preview({ body: Buffer.from(deed), installed: new Map() });
}

/** Turns of the event loop while something happens. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let over = false;
  const settled = work.then(
    () => undefined,
    () => undefined,
  );
  void settled.then(() => {
    over = true;
  });
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve));
    turns++;
  }
  return turns;
}

const refusal = (code: string) => ({ diagnostic: { code } });

describe('a preview that goes wild', () => {
  it.each(['spin', 'wait'])('is ended when it takes too long, while all else goes on (%s)', async (deed) => {
    const preview = open({ patience: 200 });
    const ended = preview(deed);
    const turns = await turnsDuring(ended);
    await expect(ended).rejects.toMatchObject(refusal('preview/too-slow'));
    expect(turns).toBeGreaterThan(10);
    expect(await preview('answer')).toBe('done');
  });

  it.each(['lists', 'texts', 'double'])('is ended when it takes too much memory (%s)', async (deed) => {
    const preview = open();
    const ended = preview(deed);
    const turns = await turnsDuring(ended);
    await expect(ended).rejects.toMatchObject(refusal('preview/out-of-memory'));
    expect(turns).toBeGreaterThan(10);
    expect(await preview('answer')).toBe('done');
  });

  it.each(['throw', 'exit'])('takes nobody along when it ends by itself (%s)', async (deed) => {
    const preview = open();
    await expect(preview(deed)).rejects.toThrow('the process of previews has ended');
    expect(await preview('answer')).toBe('done');
  });

  it('is not told of the environment', async () => {
    process.env.PLANTED_FOR_PREVIEWS = 'a secret';
    onTestFinished(() => {
      delete process.env.PLANTED_FOR_PREVIEWS;
    });
    expect(await open()('environment')).toBe('{}');
  });
});

describe('previews', () => {
  it('are all made by one process', async () => {
    const preview = open();
    const pids = new Set<string>();
    for (let count = 0; count < 1000; count++) pids.add(await preview('pid'));
    expect(pids.size).toBe(1);
  });

  it('wait for one another, and are refused when too many do', async () => {
    const preview = open({ queue: 2, patience: 200 });
    const first = preview('wait');
    const others = [preview('answer'), preview('answer')];
    await expect(preview('answer')).rejects.toMatchObject({
      ...refusal('preview/busy'),
      retryAfter: expect.any(Number),
    });
    await expect(first).rejects.toMatchObject(refusal('preview/too-slow'));
    expect(await Promise.all(others)).toEqual(['done', 'done']);
    expect(await preview('answer')).toBe('done');
  });

  it('end with the process that closes them, and are refused from then on', async () => {
    const module = new URL('./hostilePreviewer.js', import.meta.url);
    const previewer = new Previewer({ folder: process.cwd(), patience: 60_000, module });
    const order = (deed: string) => ({ body: Buffer.from(deed), installed: new Map() });
    const made = previewer.preview(order('answer'));
    const waiting = previewer.preview(order('spin'));
    expect(await made).toBe('done');
    previewer.close();
    await expect(waiting).rejects.toMatchObject(refusal('engine/not-open'));
    await expect(previewer.preview(order('answer'))).rejects.toMatchObject(refusal('engine/not-open'));
  });
});
