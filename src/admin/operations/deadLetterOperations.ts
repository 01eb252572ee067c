import { diagnose } from '../../diagnostics/diagnose.ts';
import { AdminError } from '../AdminError.ts';
import { deadLetterPage } from '../dead/deadLetterPage.ts';
import { deadLetterText } from '../dead/deadLetterText.ts';
import { readSelection } from '../dead/readSelection.ts';
import { settleDead } from '../dead/settleDead.ts';
import { demandInstalled } from '../demandInstalled.ts';
import { pageSize } from '../page.ts';
import { pageSchema } from '../schemas/pageSchema.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import { notFound } from '../toAdminError.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';
import { pageParameters } from './pageParameters.ts';
import type { Reply } from './Reply.ts';

const area = 'dead letters';
const selection = {
  kind: 'object',
  schema: schemaRef('DeadLetterSelection'),
  checkedBy: 'handler',
} as const;

/** Events that an integration could not deliver: to look at, to send again, to throw away. */
export const deadLetterOperations = [
  operation({
    id: 'listDeadLetters',
    method: 'GET',
    path: '/v1/admin/integrations/{id}/dead',
    area,
    summary: 'Events that could not be delivered',
    role: 'viewer',
    cost: 'read',
    query: {
      ...pageParameters,
      cursor: { ...pageParameters.cursor, pattern: '^[0-9]{1,15}-[0-9]{1,9}$' },
    },
    answers: {
      200: {
        description: 'Oldest first; fewer than asked for where their events are large.',
        schema: pageSchema('DeadLetter'),
      },
    },
    handle({ parameters, query: { cursor: after, limit } }, { engine, installations }) {
      const { id } = demandInstalled(installations, parameters.id);
      const { letters, hasMore } = deadLetterPage(engine, id, { after, limit: pageSize({ limit }) });
      const next = hasMore ? (letters.at(-1)?.id ?? null) : null;
      const data = letters.map(deadLetterText).join(',');
      return written(`{"data":[${data}],"next_cursor":${JSON.stringify(next)},"has_more":${hasMore}}`);
    },
  }),
  operation({
    id: 'showDeadLetter',
    method: 'GET',
    path: '/v1/admin/integrations/{id}/dead/{letter}',
    area,
    summary: 'One dead letter',
    role: 'viewer',
    cost: 'read',
    answers: { 200: { description: 'The letter.', schema: schemaRef('DeadLetter') } },
    handle({ path, parameters }, { engine, installations }) {
      const { id } = demandInstalled(installations, parameters.id);
      const letter = engine.deadLetter(id, parameters.letter);
      if (letter === undefined) throw notFound(path);
      return written(deadLetterText(letter));
    },
  }),
  operation({
    id: 'replayDeadLetters',
    method: 'POST',
    path: '/v1/admin/integrations/{id}/dead/replay',
    area,
    summary: 'Send dead letters again',
    role: 'editor',
    cost: 'write',
    audit: 'dead.replay',
    body: selection,
    answers: { 200: { description: 'How many there were.', schema: schemaRef('Replayed') } },
    refusals: [409],
    async handle({ parameters, body }, { engine, installations }) {
      const { id, enabled } = demandInstalled(installations, parameters.id);
      if (!enabled) throw new AdminError(409, diagnose('installation/disabled', { id }));
      const { settled, not_found } = await settleDead(engine, id, 'replay', readSelection(body));
      const answer = { replayed: settled, not_found };
      return jsonReply(
        200,
        answer,
        settled === 0 ? {} : { change: { target: id, after: { replayed: settled } } },
      );
    },
  }),
  operation({
    id: 'dropDeadLetters',
    method: 'POST',
    path: '/v1/admin/integrations/{id}/dead/drop',
    area,
    summary: 'Throw dead letters away',
    role: 'editor',
    cost: 'write',
    audit: 'dead.drop',
    body: selection,
    answers: { 200: { description: 'How many there were.', schema: schemaRef('Dropped') } },
    async handle({ parameters, body }, { engine, installations }) {
      const { id } = demandInstalled(installations, parameters.id);
      const { settled, not_found } = await settleDead(engine, id, 'drop', readSelection(body));
      const answer = { dropped: settled, not_found };
      return jsonReply(
        200,
        answer,
        settled === 0 ? {} : { change: { target: id, after: { dropped: settled } } },
      );
    },
  }),
];

/** JSON that is written already, as its events keep their digits. */
function written(text: string): Reply {
  return { status: 200, content: { text, type: 'application/json' } };
}
