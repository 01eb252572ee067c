import type { Diagnostic } from '../diagnostics/Diagnostic.ts';

/**
 * How the delivery of an integration is doing. `retrying`: the destination fails in passing and is tried again at
 * `until`. `parked`: only a person can help; its events wait, and the destination is merely probed at `until`.
 */
export type DeliveryState =
  | { readonly kind: 'starting' | 'running' | 'disabled' }
  | {
      readonly kind: 'retrying' | 'parked';
      readonly diagnostic: Diagnostic;
      /** The destination's own name for its failure (`AccessDeniedException`). */
      readonly code?: string;
      /** Epoch milliseconds. */
      readonly until?: number;
    };
