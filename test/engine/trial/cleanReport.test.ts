import { expect, it } from 'vitest';
import { cleanReport } from '../../../src/engine/trial/cleanReport.ts';
import type { Comparison, TrialReport } from '../../../src/engine/trial/TrialReport.ts';

const secret = 'planted/secret+of-an-integration';
const clean = (text: string) => text.replaceAll(secret, '***');
const counts = { events: 1, records: 1, filtered: 0, dead: 0, deaths: [], recent: { events: 1, dead: 0 } };

const report = (more: Partial<TrialReport>): TrialReport => ({
  mark: 'm1',
  mode: 'shadow',
  candidate: counts,
  base: counts,
  comparison: undefined,
  verdict: undefined,
  ...more,
});

it('a report shows no secret, also where one would be cut in two', () => {
  const example = {
    event: `of ${secret}`,
    before: undefined,
    after: `"${'x'.repeat(30)}${secret} ${'y'.repeat(3000)}"`,
  };
  const tally = { count: 1, examples: [example] };
  const comparison: Comparison = {
    compared: 1,
    skipped: 0,
    affected: 1,
    furtherAttributes: 0,
    attributes: [{ path: ['item', secret], change: 'added', types: [undefined, 'S'], ...tally }],
    outcomes: [{ before: 'record', after: 'dead (x)', path: ['item', secret], ...tally }],
    operations: [{ before: 'put', after: 'delete', path: [], ...tally }],
    keys: tally,
  };
  const cleaned = cleanReport(report({ comparison }), clean);
  expect(JSON.stringify(cleaned)).not.toContain('planted');
  const [attribute] = cleaned.comparison?.attributes ?? [];
  expect(attribute).toMatchObject({ path: ['item', '***'], examples: [{ event: 'of ***' }] });
  expect(attribute?.examples[0]?.after).toMatch(/^"x{30}\*\*\* y+…y+"$/);
  expect(attribute?.examples[0]?.after).toHaveLength(60);
  const verdict = { kind: 'refused', code: 'X', message: `you are ${secret}` } as const;
  expect(cleanReport(report({ verdict }), clean).verdict).toEqual({ ...verdict, message: 'you are ***' });
  expect(cleanReport(report({}), clean)).toEqual(report({}));
});
