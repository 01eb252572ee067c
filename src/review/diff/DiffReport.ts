import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import type { Breach } from './breaking/Breaches.ts';
import type { Change } from './Change.ts';
import type { Drift } from './Drift.ts';

/** What a change of a project does. */
export interface DiffReport {
  /** What it was compared with, as it was asked for. */
  readonly ref: string;
  /** The commit where the two parted, in full. */
  readonly base: string;
  readonly changes: readonly ReviewedChange[];
  /** Of the catalog and the project file. */
  readonly breaches: readonly Breach[];
  /** Errors of catalog and project files that changed. */
  readonly errors: readonly Diagnostic[];
  /** Blueprints whose files changed, and that do what they did. */
  readonly unaffected: readonly string[];
  /** Events of the sample that were run; undefined when none was given. */
  readonly sample: EventSample | undefined;
}

export interface EventSample {
  readonly file: string;
  readonly events: number;
  /** Lines that hold no event, the first few of them. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
  readonly faultCount: number;
  /** Whether there was more than is run. */
  readonly cutOff: boolean;
}

export interface ReviewedChange extends Change {
  readonly breaches: readonly Breach[];
  /** Undefined where there are not two versions that can be run side by side. */
  readonly drift: Drift | undefined;
  /** Errors that keep the new version from compiling. */
  readonly errors: readonly Diagnostic[];
  /** Errors that kept the old version from compiling. */
  readonly earlierErrors: readonly Diagnostic[];
}

/** Every breach once: what a parent breaks, it breaks in all that extend it. */
export function distinctBreaches({ breaches, changes }: DiffReport): Breach[] {
  const all = [...breaches, ...changes.flatMap((change) => change.breaches)];
  return [...new Map(all.map((breach) => [breachName(breach), breach])).values()];
}

/** The same for two breaches exactly when a person would take them for one. */
export function breachName({ diagnostic }: Breach): string {
  const { code, message, file, span } = diagnostic;
  return JSON.stringify([code, message, file, span]);
}

/** Whether others have to be told: something breaks, or does not compile. */
export function isBreaking(report: DiffReport): boolean {
  return (
    report.errors.length > 0 ||
    distinctBreaches(report).some(({ diagnostic }) => diagnostic.severity === 'error') ||
    report.changes.some(({ errors }) => errors.length > 0)
  );
}

/** Blueprints and files that do not compile. */
export function brokenCount({ changes, errors }: DiffReport): number {
  return (
    changes.filter((change) => change.errors.length > 0).length + new Set(errors.map(({ file }) => file)).size
  );
}
