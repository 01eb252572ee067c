import type { CatalogEntry } from '../catalog/CatalogEntry.ts';
import type { Engine } from '../engine/index.ts';

export interface AdminOptions {
  readonly engine: Engine;
  /** By key. */
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  /** What a caller shows as Bearer. */
  readonly token: string;
  /** Bytes of a body. */
  readonly bodyLimit: number;
  /** Told of errors that no caller caused: bugs. */
  readonly onFault: (error: unknown) => void;
}
