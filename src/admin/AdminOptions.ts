import type { CatalogEntry } from '../catalog/CatalogEntry.ts';
import type { Engine, Installations, Previewer } from '../engine/index.ts';
import type { Caller } from './tokens/Caller.ts';
import type { TokenRegistry } from './tokens/TokenRegistry.ts';

export interface AdminOptions {
  readonly engine: Engine;
  readonly installations: Installations;
  readonly previewer: Pick<Previewer, 'preview'>;
  readonly tokens: TokenRegistry;
  /** By key. */
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  /** Bytes of a body that holds events. */
  readonly bodyLimit: number;
  /** Told of errors that no caller caused: bugs. */
  readonly onFault: (error: unknown) => void;
}

/** What every request carries from one step of its handling to the next. */
export interface AdminEnv {
  readonly Variables: { caller: Caller };
}
