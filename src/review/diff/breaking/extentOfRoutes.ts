import type { RoutePair } from '../routePairs.ts';

/** Kinds of events that are named before the rest is counted. */
const mostNamed = 3;

/** Whose events are meant, as the end of a sentence; empty where all that make records are. */
export function extentOfRoutes(found: readonly RoutePair[], routes: readonly RoutePair[]): string {
  const sending = routes.filter(({ before, after }) => before !== undefined && after !== undefined);
  if (found.length >= sending.length) return '';
  const names = found.map(({ event }) => (event === undefined ? 'events without an entry' : `\`${event}\``));
  const rest = names.length - mostNamed;
  const shown = names.slice(0, mostNamed).join(', ');
  return ` for ${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
}
