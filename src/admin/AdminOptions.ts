import type { Engine, Installations, Overrides, Previewer, Reload } from '../engine/index.ts';
import type { AdminLimits } from './limits/AdminLimits.ts';
import type { TokenRegistry } from './tokens/TokenRegistry.ts';

export interface AdminOptions {
  readonly engine: Engine;
  readonly installations: Installations;
  readonly overrides: Overrides;
  readonly previewer: Pick<Previewer, 'preview'>;
  readonly tokens: TokenRegistry;
  /** What became of the last changes of files, newest first; none if not given. */
  readonly reloads?: () => readonly Reload[];
  /** Bytes of a body that holds events. */
  readonly bodyLimit: number;
  /** `defaultAdminLimits` if not given. */
  readonly limits?: AdminLimits;
  /** Milliseconds for which the outcome of a test event is waited for; 10,000 if not given. */
  readonly testPatience?: number;
  /** Epoch milliseconds; the system's clock if not given. */
  readonly now?: () => number;
  /** Told of errors that no caller caused: bugs. */
  readonly onFault: (error: unknown) => void;
}
