import { readFileSync } from 'node:fs';
import { canonicalise } from '../dist/envelope/canonicalise.js';
import type { EventBytes } from '../dist/envelope/EventBytes.js';

/** The events of a JSONL file in the canonical form, with the flags of the scan, as ingest hands them on. */
export function readEvents(file: string): readonly EventBytes[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  const { events, errors } = canonicalise(Buffer.from(`[${lines.join(',')}]`), {
    form: 'events',
    stamp: 'fill',
    now: Date.parse('2026-01-01T00:00:00Z'),
    newEventId: () => 'none-is-missing',
    limits: { event: 1024 * 1024, batch: lines.length },
  });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return events;
}
