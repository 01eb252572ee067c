/** What can happen, as the audit log calls it: `<noun>.<verb>`. */
export const auditActions = [
  'integration.install',
  'integration.change',
  'integration.remove',
  'override.set',
  'override.clear',
  'override.expire',
  'override.roll_back',
  'dead.replay',
  'dead.drop',
  'token.create',
  'token.revoke',
  'secret.rotate',
  'revision.roll_back',
  'blueprint.reload',
  'event.test',
] as const;

export type AuditAction = (typeof auditActions)[number];

/** Something that was changed, by a person or by itself. Nothing in it may be a secret. */
export interface AuditEvent {
  /** The name of a token; `git` for an edit of files, `patchbay` for what happens by itself. */
  readonly actor: string;
  readonly action: AuditAction;
  /** The id of what was changed: an integration's, a token's. */
  readonly target: string;
  /** What was there and what is there now; secrets are `***`. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** Why, in a line for people. */
  readonly cause?: string | undefined;
  /** The request that it came with. */
  readonly requestId?: string | undefined;
}

/** An event as it is kept, under the names of the API. */
export interface AuditEntry {
  /** Rises with time. */
  readonly id: string;
  /** ISO-8601. */
  readonly at: string;
  readonly actor: string;
  readonly action: AuditAction;
  readonly target: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly cause: string | null;
  readonly request_id: string | null;
}
