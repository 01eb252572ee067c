import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { SpoolFault } from '../SpoolFault.ts';
import { describeDamages } from './file/describeDamages.ts';
import { inspectFile } from './file/inspectFile.ts';
import { dataFile } from './file/PageFile.ts';

/** Pages that are read before the store is opened: about a tenth of a second, and all there are but of large stores. */
const mostPages = 20_000;

/**
 * Looks at the file of a store before LMDB maps it, since a file that is cut off or broken would end the process.
 *
 * @throws SpoolFault when it is damaged.
 */
export function demandSound(path: string): void {
  if (!existsSync(join(path, dataFile))) return;
  const { file, damages } = inspectFile(path, mostPages);
  if (damages.length === 0) return;
  const all = describeDamages(damages);
  const lost = all.map((damage) => damage.lost).join('; ');
  throw new SpoolFault(diagnose('spool/damaged-file', { file, lost, cause: all[0]?.cause ?? '' }));
}
