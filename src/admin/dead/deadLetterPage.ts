import type { DeadLetter, Engine } from '../../engine/index.ts';

/** Bytes of events that one page shows at most, unless the first alone has more. */
const pageBytes = 4 * 1024 * 1024;

/** Letters that are read from the store at once. */
const step = 10;

export interface DeadLetterPage {
  readonly letters: readonly DeadLetter[];
  readonly hasMore: boolean;
}

/** The dead letters behind `after`, oldest first: up to `limit`, and fewer where their events are large. */
export function deadLetterPage(
  engine: Pick<Engine, 'deadLetters'>,
  id: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): DeadLetterPage {
  const letters: DeadLetter[] = [];
  let bytes = 0;
  for (;;) {
    const last = letters.at(-1)?.id ?? after;
    const found = engine.deadLetters(id, { limit: step, ...(last === undefined ? {} : { after: last }) });
    for (const letter of found) {
      bytes += letter.event.end - letter.event.start;
      if (letters.length === limit || (bytes > pageBytes && letters.length > 0)) {
        return { letters, hasMore: true };
      }
      letters.push(letter);
    }
    if (found.length < step) return { letters, hasMore: false };
  }
}
