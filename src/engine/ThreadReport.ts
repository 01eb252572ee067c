import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { Step } from '../spool/Step.ts';
import type { LogFields, LogLevel } from '../telemetry/Log.ts';
import type { DeliveryState } from './DeliveryState.ts';

/** What a delivery thread tells the main thread. */
export type ThreadReport =
  | { readonly kind: 'state'; readonly integration: string; readonly state: DeliveryState }
  | { readonly kind: 'closed'; readonly integration: string }
  /** The fault is why it could not be done: then all is as it was before. */
  | { readonly kind: 'swapped'; readonly integration: string; readonly fault?: Diagnostic }
  /** To be stored and answered with `stored` before the next ones. */
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'log';
      readonly level: LogLevel;
      readonly message: string;
      readonly fields: LogFields;
    };
