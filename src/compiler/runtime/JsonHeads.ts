import { escapeAny } from './escapeText.ts';

/** Names recur from event to event; the bounds keep hostile ones from filling memory. */
const mostKept = 4096;
const longestKept = 64;

/**
 * What stands before a member: nothing, a value that is closed, or a string that is not. Closing it together with
 * opening the member saves a concatenation.
 */
export const places = { first: 0, afterValue: 1, afterString: 2 } as const;

export type JsonPlace = (typeof places)[keyof typeof places];

const befores = ['', ',', '",'] as const;

/** How a member of a JSON object begins, for a string and for any other value. */
export class JsonHeads {
  readonly name: string;
  readonly string: string;

  constructor(before: string, escapedName: string) {
    this.name = `${before}"${escapedName}":`;
    this.string = `${this.name}"`;
  }
}

const known = new Map<string, readonly JsonHeads[]>();

/** The heads of a member, by its place. */
export function jsonHeads(name: string): readonly JsonHeads[] {
  return known.get(name) ?? learn(name);
}

function learn(name: string): readonly JsonHeads[] {
  const escaped = escapeAny(name);
  const heads = befores.map((before) => new JsonHeads(before, escaped));
  if (name.length <= longestKept && known.size < mostKept) known.set(name, heads);
  return heads;
}
