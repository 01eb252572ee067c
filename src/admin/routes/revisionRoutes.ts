import { Hono } from 'hono';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { Installations, RevisionView } from '../../engine/index.ts';
import { AdminError } from '../AdminError.ts';
import type { AdminEnv, AdminOptions } from '../AdminOptions.ts';
import { demandInstalled } from '../demandInstalled.ts';
import { page } from '../page.ts';

/** The history of an installed integration, newest first, and the way back: `POST …/revisions/3/rollback`. */
export function revisionRoutes({ installations }: AdminOptions): Hono<AdminEnv> {
  return new Hono<AdminEnv>()
    .get('/', (context) => {
      const { id } = demandInstalled(installations, context.req.param('id') ?? '');
      const revisions = installations.revisions(id).toReversed();
      const number = (revision: RevisionView) => String(revision.revision_number);
      const isPast = (revision: RevisionView, cursor: string) => revision.revision_number < Number(cursor);
      return context.json(page(revisions, context.req.query(), number, isPast));
    })
    .get('/:number', (context) => {
      const id = context.req.param('id') ?? '';
      return context.json(demandRevision(installations, id, context.req.param('number')));
    })
    .post('/:number/rollback', async (context) => {
      const { name: author } = context.get('caller');
      const id = context.req.param('id') ?? '';
      const { revision_number } = demandRevision(installations, id, context.req.param('number'));
      return context.json(await installations.rollBack(id, revision_number, author));
    });
}

function demandRevision(installations: Installations, id: string, number: string): RevisionView {
  const { revision: latest } = demandInstalled(installations, id);
  const found = installations.revisions(id).find((known) => String(known.revision_number) === number);
  if (found !== undefined) return found;
  const blanks = { id, revision: number.slice(0, 20), latest };
  throw new AdminError(404, diagnose('installation/unknown-revision', blanks));
}
