/**
 * An event in the canonical form, as `JSON.parse` makes it: a plain object of plain values. Names are hostile
 * (`__proto__` may be an own member): read own properties only.
 */
export type Event = Record<string, unknown>;
