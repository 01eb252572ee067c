import { type Context, Hono } from 'hono';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { AdminError } from '../AdminError.ts';
import type { AdminEnv, AdminOptions } from '../AdminOptions.ts';
import { deadLetterPage } from '../dead/deadLetterPage.ts';
import { deadLetterText } from '../dead/deadLetterText.ts';
import { type Selection, settleDead } from '../dead/settleDead.ts';
import { demandInstalled } from '../demandInstalled.ts';
import { pageSize } from '../page.ts';
import { readObject } from '../readObject.ts';
import { notFound } from '../toAdminError.ts';

/** Ids that one request may name. */
const mostIds = 1000;

/** Events that an integration could not deliver: to look at, to send again (`replay`), to throw away (`drop`). */
export function deadLetterRoutes({ engine, installations }: AdminOptions): Hono<AdminEnv> {
  const installed = (context: Context) => demandInstalled(installations, context.req.param('id') ?? '');
  return new Hono<AdminEnv>()
    .get('/', (context) => {
      const { id } = installed(context);
      const { cursor: after, ...query } = context.req.query();
      const { letters, hasMore } = deadLetterPage(engine, id, { after, limit: pageSize(query) });
      const next = hasMore ? (letters.at(-1)?.id ?? null) : null;
      const data = letters.map(deadLetterText).join(',');
      return json(context, `{"data":[${data}],"next_cursor":${JSON.stringify(next)},"has_more":${hasMore}}`);
    })
    .get('/:letter', (context) => {
      const letter = engine.deadLetter(installed(context).id, context.req.param('letter'));
      if (letter === undefined) throw notFound(context.req.path);
      return json(context, deadLetterText(letter));
    })
    .post('/replay', async (context) => {
      const { id, enabled } = installed(context);
      if (!enabled) throw new AdminError(409, diagnose('installation/disabled', { id }));
      const { settled, not_found } = await settleDead(engine, id, 'replay', await readSelection(context));
      return context.json({ replayed: settled, not_found });
    })
    .post('/drop', async (context) => {
      const { id } = installed(context);
      const { settled, not_found } = await settleDead(engine, id, 'drop', await readSelection(context));
      return context.json({ dropped: settled, not_found });
    });
}

function json(context: Context, text: string): Response {
  return context.body(text, 200, { 'Content-Type': 'application/json' });
}

/** `{"ids": ["12-0"]}` or `{"all": true}`; whoever says neither or both has to think again. */
async function readSelection(context: Context): Promise<Selection> {
  const { ids, all, ...others } = await readObject(context);
  if (Object.keys(others).length === 0) {
    if (all === true && ids === undefined) return { all };
    const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= mostIds;
    if (all === undefined && isList && ids.every((id) => typeof id === 'string')) return { ids };
  }
  throw new AdminError(422, diagnose('admin/bad-selection', { most: mostIds }));
}
