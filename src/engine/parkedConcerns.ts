import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { InstalledView } from './InstalledView.ts';

/** Integrations that are told apart; of more than these, only the number is told. */
const mostNamed = 20;

/** What to say of integrations that only a person can help. Nothing is repeated of what their destinations said. */
export function parkedConcerns(views: readonly InstalledView[]): Diagnostic[] {
  const parked = views.filter(({ state }) => state.kind === 'parked');
  const named = parked.slice(0, mostNamed).map(({ id }) => diagnose('engine/parked', { id }));
  const rest = parked.length - named.length;
  return rest === 0 ? named : [...named, diagnose('engine/more-parked', { count: rest })];
}
