import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

/** Why something is not as it should be. Anybody may read it: it says nothing that a peer or an event has said. */
export type ReadyReason = Pick<Diagnostic, 'code' | 'message' | 'hint'>;

/** Whether events are taken. */
export interface Readiness {
  readonly ready: boolean;
  /** Why not. */
  readonly reasons: readonly ReadyReason[];
  /** What a person should look at though events are taken: what waits is kept. */
  readonly degraded: readonly ReadyReason[];
}

export function reasonOf({ code, message, hint }: Diagnostic): ReadyReason {
  return { code, message, ...(hint === undefined ? {} : { hint }) };
}
