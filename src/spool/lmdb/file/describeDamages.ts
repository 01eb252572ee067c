import { readKey } from './readKey.ts';
import type { Damage } from './TreeWalk.ts';

/** What the tables hold, in the words of those who lose it. */
const contents = new Map([
  ['everything', 'everything'],
  ['chunks', 'accepted events, chunks'],
  ['counts', 'counts of accepted events'],
  ['installations', 'counts and sources of integrations'],
  ['progress', 'positions and counts of integrations'],
  ['revisions', 'books of revisions'],
  ['dead', 'dead letters'],
  ['state', 'installed integrations and tokens'],
  ['meta', 'the number of the format'],
  ['the free pages', 'nothing yet, but the next write could destroy what is in use'],
]);

/** Ranges that are named; the others are counted. */
const mostNamed = 5;

/** The tables that have lost rows, each in one line: which rows, and why. */
export function describeDamages(
  damages: readonly Damage[],
): { readonly lost: string; readonly cause: string }[] {
  const tables = new Map<string, Damage[]>();
  for (const damage of damages) {
    const others = tables.get(damage.table);
    if (others === undefined) tables.set(damage.table, [damage]);
    else others.push(damage);
  }
  return [...tables].map(([table, found]) => {
    const [{ cause } = { cause: '' }, ...others] = found;
    const ranges = found.flatMap((damage) => rangeOf(damage) ?? []);
    const named = [...new Set(ranges)].slice(0, mostNamed);
    const rest = ranges.length > named.length ? [`${ranges.length - named.length} more`] : [];
    return {
      lost: [contents.get(table) ?? table, [...named, ...rest].join(', ')].join(' ').trim(),
      cause: others.length === 0 ? cause : `${cause}, and ${others.length} more like this`,
    };
  });
}

function rangeOf({ from, to, single }: Damage): string | undefined {
  const [start, end] = [keyText(from), keyText(to)];
  if (single) return start;
  if (start === undefined) return end === undefined ? undefined : `before ${end}`;
  return end === undefined ? `from ${start} on` : `${start} up to ${end}`;
}

function keyText(key: Buffer | undefined): string | undefined {
  return key && readKey(key)?.join('/');
}
