import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { openRevision } from './openRevision.ts';
import type { Revision } from './Revision.ts';

/** A revision of which it is known where the checked-out branch parted from it. */
export interface BasedRevision extends Revision {
  readonly base: string;
}

/** Finds a commit to compare with, and where the checked-out branch parted from it. */
export function openBase(
  ref: string,
  folder: string,
): { readonly revision: BasedRevision } | { readonly diagnostic: Diagnostic } {
  const opened = openRevision(ref, folder);
  if ('diagnostic' in opened) return opened;
  const { revision } = opened;
  const { base, isShallow } = revision;
  if (base !== undefined) return { revision: { ...revision, base } };
  return { diagnostic: diagnose(isShallow ? 'git/shallow-clone' : 'git/no-common-commit', { ref }) };
}
