import type { Json } from '../../blueprint/plainValue.ts';
import type { OverrideMode } from '../../blueprint/readOverride.ts';
import { memberOf } from '../../review/subjects/memberOf.ts';
import type { Owner } from '../installations/Revision.ts';
import type { Comparison, TrialReport } from '../trial/TrialReport.ts';
import type { SideCounts } from '../trial/TrialSide.ts';
import type { OverrideDrift } from './findDrift.ts';
import type { KnownOverride } from './OverrideRegister.ts';
import type { Suspension } from './OverrideRow.ts';

/**
 * An override as people and programs may see it. `in_force`: applied to events, as its mode says. `suspended`: rolled
 * back, until its file changes. `expired`: past its end. `broken`: it does not hold together with the blueprint, which
 * runs as it last did.
 */
export interface OverrideView {
  readonly integration_id: string;
  readonly owner: Owner;
  /** The file that it stands in; null for one of the admin API. */
  readonly file: string | null;
  readonly state: 'in_force' | 'suspended' | 'expired' | 'broken';
  readonly reason: string;
  /** ISO-8601; null where it is no date. */
  readonly expires_at: string | null;
  readonly mode: OverrideMode;
  /** Null unless the mode is `canary`. */
  readonly canary_percent: number | null;
  readonly max_error_rate: number;
  /** As it was written. */
  readonly patch: Json;
  /** ISO-8601. */
  readonly set_at: string;
  readonly set_by: string;
  readonly suspended: Suspension | null;
  readonly drift: OverrideDrift;
  /** What the check says of it. */
  readonly problems: readonly OverrideProblem[];
  /** How it is doing in this process; null until it has mapped events. */
  readonly trial: TrialView | null;
}

export interface OverrideProblem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly hint?: string;
  /** The path of the member in the request: `patch.item.total`. */
  readonly field: string;
  /** From 1, where it stands in the override's own text. */
  readonly line?: number;
  readonly column?: number;
}

export interface TrialView extends Pick<TrialReport, 'mode' | 'candidate'> {
  readonly base: SideCounts | null;
  readonly comparison: ComparisonView | null;
}

export interface ComparisonView extends Omit<Comparison, 'furtherAttributes'> {
  /** Places beyond those that are followed one by one. */
  readonly further_attributes: number;
}

export function overrideViewOf(
  known: KnownOverride,
  beside: Pick<OverrideView, 'state' | 'drift' | 'problems'> & { readonly trial: TrialReport | undefined },
): OverrideView {
  const { row, reason, expiresAt, mode, canaryPercent, maxErrorRate, document } = known;
  const { trial, ...standing } = beside;
  return {
    integration_id: row.integration_id,
    owner: row.owner,
    file: row.owner === 'git' ? row.file : null,
    reason,
    expires_at: expiresAt === undefined ? null : new Date(expiresAt).toISOString(),
    mode,
    canary_percent: mode === 'canary' ? canaryPercent : null,
    max_error_rate: maxErrorRate,
    patch: (memberOf(document?.value, 'patch') ?? null) as Json,
    set_at: row.set_at,
    set_by: row.set_by,
    suspended: row.suspended,
    ...standing,
    trial: trial === undefined ? null : trialViewOf(trial),
  };
}

function trialViewOf({ mode, candidate, base, comparison }: TrialReport): TrialView {
  return {
    mode,
    candidate,
    base: base ?? null,
    comparison: comparison ? comparisonViewOf(comparison) : null,
  };
}

function comparisonViewOf({ furtherAttributes, ...comparison }: Comparison): ComparisonView {
  return { ...comparison, further_attributes: furtherAttributes };
}
