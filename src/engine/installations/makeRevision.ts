import type { SecretBox } from '../../project/secrets/SecretBox.ts';
import type { Draft } from './Draft.ts';
import { findChanges } from './findChanges.ts';
import type { Owner, Revision } from './Revision.ts';
import { sealDraft } from './sealDraft.ts';

export interface RevisionOptions {
  readonly integration: string;
  readonly owner: Owner;
  readonly draft: Draft;
  /** Of the blueprint's text; undefined when it makes no plan. */
  readonly hash: string | undefined;
  readonly overruled: string | undefined;
  readonly author: string;
  /** What is being done, where the changes alone do not tell: `rolled back to revision 2`. */
  readonly occasion?: string | undefined;
  readonly box: SecretBox;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The revision that follows another, or is the first; the one before when the draft changes nothing. */
export function makeRevision(before: Revision | undefined, options: RevisionOptions): Revision {
  const { integration, owner, draft, hash, overruled, author, occasion, box, now } = options;
  const changes = before === undefined ? [] : findChanges(before, draft, hash, box);
  if (before !== undefined && changes.length === 0) return before;
  return {
    integration_id: integration,
    revision_number: (before?.revision_number ?? 0) + 1,
    owner,
    created_at: new Date(now).toISOString(),
    created_by: author,
    change_summary: before === undefined ? 'installed' : summary(changes, draft, occasion),
    changes,
    blueprint_hash: hash ?? (before?.settings.blueprint === draft.blueprint ? before.blueprint_hash : null),
    overruled_hash: overruled ?? null,
    settings: sealDraft(draft, integration, box),
  };
}

function summary(changes: readonly string[], { enabled }: Draft, occasion: string | undefined): string {
  const names = changes.join(', ');
  if (occasion !== undefined) return `${occasion}: ${names}`;
  if (names === 'enabled') return enabled ? 'enabled' : 'disabled';
  return `changed ${names}`;
}
