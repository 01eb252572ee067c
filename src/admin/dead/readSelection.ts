import { diagnose } from '../../diagnostics/diagnose.ts';
import { AdminError } from '../AdminError.ts';
import { mostSelected } from '../schemas/deadLetterSchemas.ts';
import type { Selection } from './settleDead.ts';

/**
 * `{"ids": ["12-0"]}` or `{"all": true}`.
 *
 * @throws AdminError 422 for neither and for both: whoever says so has to think again.
 */
export function readSelection({ ids, all, ...others }: Readonly<Record<string, unknown>>): Selection {
  if (Object.keys(others).length === 0) {
    if (all === true && ids === undefined) return { all };
    const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= mostSelected;
    if (all === undefined && isList && ids.every((id) => typeof id === 'string')) return { ids };
  }
  throw new AdminError(422, diagnose('admin/bad-selection', { most: mostSelected }));
}
