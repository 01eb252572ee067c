import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOverride } from '../../src/blueprint/readOverride.ts';
import { isCanary } from '../../src/engine/trial/isCanary.ts';

const page = readFileSync('docs/overrides.md', 'utf8').replaceAll(/\s+/g, ' ');
const [patch = '', file = ''] = [
  ...readFileSync('docs/overrides.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm),
].map(([, text = '']) => text);

describe('the page about overrides', () => {
  it('shows a file that can be read as it is', () => {
    expect(readOverride(file, 'overrides/int_shop.yaml')).toMatchObject({
      diagnostics: [],
      mode: 'canary',
      canaryPercent: 10,
      maxErrorRate: 0.02,
    });
    const head = 'reason: a test\nexpires_at: 2027-01-01T00:00:00Z\npatch:\n';
    expect(readOverride(head + patch.replaceAll(/^/gm, '  '), 'patch.yaml').diagnostics).toEqual([]);
  });

  it.each([
    [
      'src/engine/overrides/checkOverride.ts',
      /longestDays = (\d+);/,
      (days: string) => `lasts ${days} days at most`,
    ],
    ['src/engine/trial/SlidingRate.ts', /usualSpan = (\d+);/, (span: string) => `of the last ${span} events`],
    ['src/engine/trial/Trial.ts', /leastEvents = (\d+);/, (least: string) => `as soon as there are ${least}`],
    [
      'src/blueprint/readOverride.ts',
      /usualErrorRate = ([\d.]+);/,
      (rate: string) => `(${rate} if not given)`,
    ],
    ['src/engine/trial/ShadowBudget.ts', /share: 0\.(1),/, () => 'a tenth of the time of its thread'],
  ])('tells the limit of %s', (source, constant, words) => {
    const [, value] = constant.exec(readFileSync(source, 'utf8')) ?? [];
    expect(value).toBeDefined();
    expect(page).toContain(words(value ?? ''));
  });

  it('tells how a canary chooses', () => {
    expect(page).toContain('the first four bytes of SHA-256 of `<integration id>/<event_id>`');
    const share = (id: string) =>
      createHash('sha256').update(`int_shop/${id}`).digest().readUInt32BE(0) / 2 ** 32;
    const ids = Array.from({ length: 200 }, (_, n) => `e${n}`);
    expect(ids.map((id) => isCanary('int_shop', id, 30))).toEqual(ids.map((id) => share(id) < 0.3));
  });
});
