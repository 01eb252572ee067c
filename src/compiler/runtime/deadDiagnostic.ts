import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { ExpressionFault } from '../../expression/ExpressionFault.ts';
import { TransformFault } from './TransformFault.ts';

/** The codes of faults that a budget makes: too deep, too long, too much. */
const exceeded: ReadonlySet<string> = new Set(['D1011', 'D1012', 'D2015', 'budget']);

/** Why an event is dead, from what its transform threw; anything but a fault of the event is a bug and goes on. */
export function deadDiagnostic(thrown: unknown, path: string): Diagnostic {
  if (thrown instanceof TransformFault) return thrown.diagnostic;
  if (!(thrown instanceof ExpressionFault)) throw thrown;
  if (exceeded.has(thrown.code)) {
    return diagnose('expression/budget', { problem: `of ${path} failed: ${thrown.message}` }, { path });
  }
  return {
    code: `expression/${thrown.code}` as Diagnostic['code'],
    severity: 'error',
    message: `the expression of ${path} failed: ${thrown.message}`,
    hint: 'guard the expression against such events, or set `on_mismatch: omit` to leave the attribute out.',
    path,
  };
}
