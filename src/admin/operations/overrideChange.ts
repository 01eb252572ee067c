import type { OverrideView } from '../../engine/index.ts';
import type { Reply } from './Reply.ts';

/** What an override says, for the audit log. */
export function overrideChange(
  target: string,
  before: OverrideView | undefined,
  after: OverrideView | undefined,
): NonNullable<Reply['change']> {
  return { target, before: settingsOf(before), after: settingsOf(after), cause: after?.reason };
}

function settingsOf(view: OverrideView | undefined): unknown {
  if (view === undefined) return undefined;
  const { reason, expires_at, mode, canary_percent, max_error_rate, patch, set_by } = view;
  return { reason, expires_at, mode, canary_percent, max_error_rate, patch, set_by };
}
