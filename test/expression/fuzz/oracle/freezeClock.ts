const frozenAt = Date.parse('2026-01-01T00:00:00.123Z');

/** Readings after which time leaps, so that what watches the clock for too long a run still ends it. */
const readings = 20_000;

/** Stops the clock for expressions that read it, so that two evaluations see one moment; answers how to start it again. */
export function freezeClock(): () => void {
  const RealDate = globalThis.Date;
  let read = 0;
  class FrozenDate extends RealDate {
    constructor(...parts: [] | [number]) {
      super(...(parts.length === 0 ? ([frozenAt] as const) : parts));
    }

    static override now(): number {
      return ++read < readings ? frozenAt : frozenAt + 86_400_000;
    }
  }
  globalThis.Date = FrozenDate as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}
