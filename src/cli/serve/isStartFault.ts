import { EngineFault, SpoolFault } from '../../engine/index.ts';
import { SecretKeyFault } from '../../project/secrets/SecretKeyFault.ts';

/** Whether an error says what is wrong with the data folder, for a person to mend. */
export function isStartFault(error: unknown): error is EngineFault | SpoolFault | SecretKeyFault {
  return error instanceof EngineFault || error instanceof SpoolFault || error instanceof SecretKeyFault;
}
