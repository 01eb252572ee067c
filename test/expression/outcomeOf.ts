/** What an evaluation came to, in a form that can be compared: prototypes and key order do not count. */
export async function outcomeOf(evaluate: () => unknown): Promise<Record<string, unknown>> {
  try {
    return { value: comparable(await evaluate()) };
  } catch (thrown) {
    const { code, position, token } = thrown as Record<string, unknown>;
    // A bug of ours throws an Error without a code of JSONata's.
    if (typeof code !== 'string') throw thrown;
    // The package has numbers as tokens where a number literal stands; ours are texts.
    return { code, position, token: token === undefined ? undefined : String(token) };
  }
}

/** A value without prototypes and hidden properties; undefined and numbers that JSON lacks are told apart. */
export function comparable(value: unknown): unknown {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'number' && !Number.isFinite(value)) return `the number ${value}`;
  if (Array.isArray(value)) return [...value].map(comparable);
  if (value === null || typeof value !== 'object') return value;
  return new Map(
    Object.keys(value)
      .sort()
      .map((name) => [name, comparable((value as Record<string, unknown>)[name])]),
  );
}
