import type { CatalogEntry } from '../catalog/CatalogEntry.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { ProjectIntegration } from '../project/Project.ts';
import type { Recipe } from './ThreadIntegration.ts';

/** An integration as the engine runs it. */
export interface InstalledIntegration extends Omit<ProjectIntegration, 'entry'> {
  readonly entry: Pick<CatalogEntry, 'key' | 'provides' | 'troubleshooting'>;
  /** Its number rises with every change of the settings or the blueprint; dead letters name it. 1 if not given. */
  readonly revision?: number;
  /** What makes its records; found in the library if not given. */
  readonly recipe?: Recipe;
  /** Why it cannot run, if so: it is parked with this, and its events wait. */
  readonly fault?: Diagnostic;
}
