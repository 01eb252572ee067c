import type { ConfigProblem } from '../../catalog/validateConfig.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';

/** `unknown`: there is no such thing. `conflict`: not in its present state. `invalid`: not with these settings. */
export type RefusalKind = 'unknown' | 'conflict' | 'invalid';

/** Why an installation is not made or changed; nothing of it happened. */
export class InstallationRefusal extends Error {
  override readonly name = 'InstallationRefusal';
  readonly kind: RefusalKind;
  readonly diagnostic: Diagnostic;
  /** What is wrong field by field, under the paths of the request: `config.region`. */
  readonly problems: readonly ConfigProblem[];

  constructor(kind: RefusalKind, diagnostic: Diagnostic, problems: readonly ConfigProblem[] = []) {
    super(diagnostic.message);
    this.kind = kind;
    this.diagnostic = diagnostic;
    this.problems = problems;
  }
}
