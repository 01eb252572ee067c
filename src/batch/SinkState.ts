import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { Failure } from './Sink.ts';

/**
 * How a sink is doing: `running`; `retrying` once it failed twice in a row and is tried again at `until`; `parked`
 * when only a person can help and it is merely probed at `until` (epoch milliseconds), with everything kept.
 */
export type SinkState =
  | { readonly kind: 'running' }
  | {
      readonly kind: 'retrying' | 'parked';
      readonly failure: Failure;
      readonly diagnostic: Diagnostic;
      /** Failures in a row. */
      readonly failures: number;
      readonly until: number;
    };
