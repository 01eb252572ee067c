const frozenAt = Date.parse('2026-01-01T00:00:00.123Z');

/** Readings after which time leaps, so that what watches the clock for too long a run still ends it. */
const readings = 20_000;

/**
 * Stops the clock and rigs the dice for an expression that asks for them, so that two evaluations see the same; answers
 * how to undo that. For all others nothing is done: dates cost more while the clock stands still.
 */
export function freezeWorld(expression: string): () => void {
  if (!/\$(now|millis|toMillis|random|shuffle)\b/.test(expression)) return () => undefined;
  const RealDate = globalThis.Date;
  const realRandom = Math.random;
  let read = 0;
  class FrozenDate extends RealDate {
    constructor(...parts: [] | [number]) {
      super(...(parts.length === 0 ? ([frozenAt] as const) : parts));
    }

    static override now(): number {
      return ++read < readings ? frozenAt : frozenAt + 86_400_000;
    }
  }
  let thrown = 0;
  globalThis.Date = FrozenDate as DateConstructor;
  Math.random = () => (thrown = (thrown + 0.37) % 1);
  return () => {
    globalThis.Date = RealDate;
    Math.random = realRandom;
  };
}
