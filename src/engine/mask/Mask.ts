import { disguisesOf } from '../../catalog/disguisesOf.ts';
import { findMarked } from './findMarked.ts';
import type { PathTree } from './PathTree.ts';
import { replaceLeaves } from './replaceLeaves.ts';

/** What stands for a value that is not shown. */
export const stars = '***';

/** Characters. Shorter values occur by chance within others, and are only known where they stand alone. */
const shortestPart = 4;

/** Marked values of an event. One with more is not shown at all: looking for each in each text would take too long. */
const mostValues = 50;

const base64 = /^[A-Za-z0-9+/_-]{6,}={0,2}$/;

/**
 * Hides the personal data of one event: by path in the event itself, and by value in all that is made of it. Where a
 * value was trimmed, put in another case, encoded or put together with others, the whole leaf is hidden. What was
 * hashed stays: nobody can tell it from anything else.
 */
export class Mask {
  /** The event with `***` for its marked values and all that equal them; undefined when it is not to be shown. */
  readonly event: string | undefined;
  readonly #alone: ReadonlySet<string>;
  readonly #parts: readonly string[];

  /**
   * @param event its JSON.
   * @param paths what is marked in it.
   */
  constructor(event: string, paths: PathTree) {
    const spans = findMarked(event, paths);
    const alone = new Set<string>();
    const parts = new Set<string>();
    for (const { start, end } of spans) {
      replaceLeaves(event.slice(start, end), (text, isName) => {
        if (isName || alone.size > mostValues) return undefined;
        for (const form of formsOf(text)) alone.add(form);
        for (const form of partsOf(text)) parts.add(form);
        return undefined;
      });
    }
    this.#alone = alone;
    this.#parts = [...parts];
    this.event = this.hide(withStars(event, spans));
  }

  /** Nothing is marked in the event. */
  get isEmpty(): boolean {
    return this.#alone.size === 0;
  }

  /** A JSON text without the marked values. @returns undefined when nothing of it can be shown. */
  hide(json: string): string | undefined {
    if (this.#alone.size > mostValues) return undefined;
    if (this.#alone.size === 0) return json;
    return replaceLeaves(json, (text, isName) => (this.#isMarked(text, isName) ? stars : undefined));
  }

  #isMarked(text: string, isName: boolean): boolean {
    const plain = text.trim().toLowerCase();
    if (!isName && this.#alone.has(plain)) return true;
    if (this.#parts.length === 0) return false;
    if (this.#parts.some((part) => plain.includes(part))) return true;
    if (!base64.test(text)) return false;
    const decoded = Buffer.from(text, 'base64').toString('utf8').toLowerCase();
    return this.#parts.some((part) => decoded.includes(part)) || this.#alone.has(decoded.trim());
  }
}

/** A value as it is and, if it is a number, as other programs write it. */
function formsOf(text: string): string[] {
  const plain = text.trim().toLowerCase();
  const number = /^-?\d/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(number) ? [plain, String(number)] : plain === '' ? [] : [plain];
}

/** What another value would hold that holds this one. */
function partsOf(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed.length < shortestPart) return [];
  return [trimmed, trimmed.toLowerCase(), trimmed.toUpperCase()]
    .flatMap(disguisesOf)
    .map((form) => form.toLowerCase());
}

function withStars(json: string, spans: readonly { start: number; end: number }[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of spans) {
    shown += `${json.slice(from, start)}"${stars}"`;
    from = end;
  }
  return shown + json.slice(from);
}
