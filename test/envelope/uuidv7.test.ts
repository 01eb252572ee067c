import { describe, expect, it } from 'vitest';
import { uuidv7 } from '../../src/envelope/uuidv7.ts';

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Fills with the bytes 0, 1, 2, … */
function counting(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at++) bytes[at] = at & 0xff;
}

describe('uuidv7', () => {
  it('carries the time in its first 48 bits', () => {
    const next = uuidv7({ now: () => 0x0123456789ab, fill: counting });
    expect(next()).toBe('01234567-89ab-7001-8203-040506070809');
  });

  it('has the form of version 7 with real randomness', () => {
    const next = uuidv7();
    const ids = Array.from({ length: 1000 }, next);
    expect(ids.filter((id) => !form.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(1000);
  });

  it('rises within a millisecond, past the end of its counter, and when the clock is set back', () => {
    let now = 1_700_000_000_000;
    const next = uuidv7({ now: () => now });
    const ids = Array.from({ length: 10_000 }, next);
    now -= 60_000;
    ids.push(...Array.from({ length: 10 }, next));
    now += 120_000;
    ids.push(next());
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !form.test(id))).toEqual([]);
  });
});
