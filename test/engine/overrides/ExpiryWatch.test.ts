import { describe, expect, it } from 'vitest';
import { ExpiryWatch } from '../../../src/engine/overrides/ExpiryWatch.ts';
import { ManualClock } from '../../batch/ManualClock.ts';

function watch() {
  const clock = new ManualClock();
  const woken: number[] = [];
  const begun = clock.now();
  const expiry = new ExpiryWatch(clock, () => woken.push(clock.now() - begun));
  return { clock, expiry, woken, begun };
}

describe('the watch over what expires', () => {
  it('wakes once, at the first moment of several', async () => {
    const { clock, expiry, woken, begun } = watch();
    expiry.set([begun + 500, begun + 200, begun + 900]);
    await clock.advance(1000);
    expect(woken).toEqual([200]);
  });

  it('wakes at once for a moment that has come while nobody looked', async () => {
    const { clock, expiry, woken, begun } = watch();
    await clock.advance(300);
    expiry.set([begun + 299]);
    await clock.advance(0);
    expect(woken).toEqual([300]);
  });

  it('looks once an hour at what is far away', async () => {
    const { clock, expiry, woken, begun } = watch();
    expiry.set([begun + 40 * 86_400_000]);
    await clock.advance(3_600_000);
    expect(woken).toEqual([3_600_000]);
  });

  it('is still once it is closed', async () => {
    const { clock, expiry, woken, begun } = watch();
    expiry.set([begun + 200]);
    expiry.close();
    expiry.set([begun + 300]);
    await clock.advance(1000);
    expect(woken).toEqual([]);
  });
});
