import type { Report } from './Report.ts';
import type { ReviewContext } from './ReviewContext.ts';
import type { BlueprintSubject } from './subjects/BlueprintSubject.ts';

/** Where all errors of a blueprint lie in files that were not asked for, it must not pass as though it had none. */
export function reportBrokenParent(subject: BlueprintSubject, context: ReviewContext, report: Report): void {
  const { plan, own, diagnostics } = subject;
  const parent = own?.members.get('extends');
  if (plan !== undefined || parent === undefined) return;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [{ file = '' } = {}] = errors;
  if (errors.some((error) => error.file === undefined || context.scope.isChosen(error.file))) return;
  const name = parent.kind === 'scalar' ? String(parent.scalar) : '';
  report.node('blueprint/parent-broken', { name, file }, parent);
}
