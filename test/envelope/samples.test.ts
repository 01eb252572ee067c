import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EventFlags } from '../../src/envelope/EventFlags.ts';
import { canonical } from './canonical.ts';

/** Recorded events that are kept beside the repository, not in it. */
const folder = join('..', 'shared', 'events');
const isThere = existsSync(folder);
if (!isThere) console.warn(`No sample events in ${folder}: the tests on them are skipped.`);

function lines(file: string): string[] {
  return readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
}

describe.skipIf(!isThere)('the sample events', () => {
  it('in the canonical form come through unchanged in fill mode', () => {
    const samples = lines('envelopes.jsonl');
    expect(samples.length).toBeGreaterThanOrEqual(400);
    const { texts, errors } = canonical(`[${samples.join(',\n')}]`, { stamp: 'fill' });
    expect(errors).toEqual([]);
    expect(texts).toEqual(samples);
  });

  it('in the canonical form are stamped at ingest, and nothing else', () => {
    for (const sample of lines('envelopes.jsonl')) {
      const { events, errors } = canonical(sample);
      expect(errors).toEqual([]);
      expect(events).toEqual([{ ...JSON.parse(sample), received_at: expect.any(String), source_id: 'web' }]);
    }
  });

  it('of the SDKs become canonical', () => {
    const samples = lines('sdk-style.jsonl');
    expect(samples.length).toBeGreaterThanOrEqual(200);
    const { events, errors, flags } = canonical(`{"batch":[${samples.join(',')}]}`, { form: 'batch' });
    expect(errors).toEqual([]);
    expect(events).toHaveLength(samples.length);
    expect(flags.some((bits) => (bits & EventFlags.ascii) !== 0)).toBe(true);
    for (const [index, sample] of samples.entries()) {
      const { messageId, anonymousId, userId, sentAt, timestamp, context, ...others } = JSON.parse(sample);
      const { userAgent, ...rest } = context;
      const error = Date.parse(sentAt) - Date.parse(timestamp);
      const given = { event_id: messageId, anonymous_id: anonymousId, user_id: userId, sent_at: sentAt };
      expect(events[index]).toEqual({
        ...JSON.parse(JSON.stringify(given)),
        ...others,
        timestamp: new Date(Date.parse('2026-01-01T12:00:00Z') - error).toISOString(),
        received_at: '2026-01-01T12:00:00.000Z',
        source_id: 'web',
        context: { ...rest, ...(userAgent === undefined ? {} : { user_agent: userAgent }) },
      });
    }
  });
});
