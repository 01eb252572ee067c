import { type CanonicaliseOptions, canonicalise } from '../../src/envelope/canonicalise.ts';

export const now = Date.parse('2026-01-01T12:00:00.000Z');
export const nowText = '2026-01-01T12:00:00.000Z';

export const options: CanonicaliseOptions = {
  form: 'events',
  stamp: 'ours',
  now,
  sourceId: 'web',
  newEventId: () => 'made-id',
  limits: { event: 1024 * 1024, batch: 1000 },
};

export interface Canonical {
  /** The canonical bytes of each good event, as text. */
  readonly texts: string[];
  /** The same, parsed. */
  readonly events: Record<string, unknown>[];
  readonly flags: number[];
  readonly errors: { index: number; code: string; message: string }[];
}

/** Canonicalises a body and reads the answer, so that a test can look at it. */
export function canonical(body: string | Uint8Array, changes: Partial<CanonicaliseOptions> = {}): Canonical {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const { events, errors } = canonicalise(bytes, { ...options, ...changes });
  const texts = events.map(({ buffer, start, end }) => buffer.toString('utf8', start, end));
  return {
    texts,
    events: texts.map((text) => JSON.parse(text)),
    flags: events.map(({ flags }) => flags),
    errors: errors.map((error) => ({ ...error })),
  };
}
