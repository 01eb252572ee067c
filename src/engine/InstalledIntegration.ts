import type { ProjectIntegration } from '../project/Project.ts';

/** An integration as the engine runs it. */
export interface InstalledIntegration extends ProjectIntegration {
  /** Its number rises with every change of the settings or the blueprint; dead letters name it. 1 if not given. */
  readonly revision?: number;
}
