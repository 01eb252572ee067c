import type { SealedSecret } from '../../project/secrets/SealedSecret.ts';
import type { InstalledSettings } from './Revision.ts';

/** The sealed settings with their fields. */
export function sealedFields({ config }: Pick<InstalledSettings, 'config'>): [string, SealedSecret][] {
  return Object.entries(config).filter(
    (member): member is [string, SealedSecret] => typeof member[1] === 'object',
  );
}
