import { diagnose } from '../../diagnostics/diagnose.ts';
import { type Engine, type LiveFilter, outcomeKinds, stages } from '../../engine/index.ts';
import { AdminError } from '../AdminError.ts';
import { demandInstalled } from '../demandInstalled.ts';
import { liveResponse } from '../live/liveResponse.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import type { AdminRequest } from './AdminRequest.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';

const area = 'events';

/** Characters of an id: longer ones are not kept track of. */
const longestId = 256;

/** Seconds after which a reader may have left. */
const retryAfter = 5;

const filters = {
  event_id: {
    type: 'string',
    minLength: 1,
    maxLength: longestId,
    description: 'Only this event; it is never left out.',
  },
  outcome: {
    type: 'string',
    enum: [...outcomeKinds],
    description: 'Only events that come to this, shown when they have: the other stages are left out.',
  },
  stage: { type: 'string', enum: [...stages], description: 'Only this stage of each event.' },
} as const;

const stream = {
  description:
    'Server-sent events named after the stages, and `gap` (messages that were missed) and `skipped` (events that were left out).',
  schema: { type: 'string' },
  type: 'text/event-stream',
} as const;

const found = { description: 'What became of it, for each integration.', schema: schemaRef('EventTrail') };

/** Events on their way, and where they have gone. */
export const liveOperations = [
  operation({
    id: 'watchEvents',
    method: 'GET',
    path: '/v1/admin/live',
    area,
    summary: 'Watch events on their way to all integrations',
    description:
      'What the catalog marks as personal data is masked. `Last-Event-ID` goes on where a reader has left.',
    role: 'viewer',
    cost: 'expensive',
    query: {
      integration: { type: 'string', minLength: 1, maxLength: 255, description: 'Only this integration.' },
      ...filters,
    },
    answers: { 200: stream },
    refusals: [404],
    handle(request, { engine, installations }) {
      const { integration } = request.query;
      if (integration !== undefined) demandInstalled(installations, integration);
      return watch(engine, request, integration);
    },
  }),
  operation({
    id: 'watchIntegration',
    method: 'GET',
    path: '/v1/admin/integrations/{id}/live',
    area,
    summary: 'Watch events on their way to an integration',
    description:
      'What the catalog marks as personal data is masked. `Last-Event-ID` goes on where a reader has left.',
    role: 'viewer',
    cost: 'expensive',
    query: filters,
    answers: { 200: stream },
    handle(request, { engine, installations }) {
      return watch(engine, request, demandInstalled(installations, request.parameters.id).id);
    },
  }),
  operation({
    id: 'findEvent',
    method: 'GET',
    path: '/v1/admin/events/{event_id}',
    area,
    summary: 'What became of an event',
    description:
      'For each integration that has settled it in the last minutes, with the receipt of the destination.',
    role: 'viewer',
    cost: 'read',
    answers: { 200: found },
    handle: ({ parameters }, { engine }) => find(engine, parameters.event_id),
  }),
  operation({
    id: 'findEventOfIntegration',
    method: 'GET',
    path: '/v1/admin/integrations/{id}/events/{event_id}',
    area,
    summary: 'What became of an event for one integration',
    role: 'viewer',
    cost: 'read',
    answers: { 200: found },
    handle({ parameters }, { engine, installations }) {
      const { id } = demandInstalled(installations, parameters.id);
      return find(engine, parameters.event_id, id);
    },
  }),
];

function watch(
  engine: Engine,
  { query, lastEventId }: AdminRequest,
  integration: string | undefined,
): Response {
  const { event_id: eventId, outcome, stage } = query as Filters;
  const feed = engine.live.open({ integration, eventId, outcome, stage }, lastEventId);
  if (feed !== undefined) return liveResponse(feed);
  throw new AdminError(429, diagnose('admin/live-full', {}), { retryAfter });
}

/** The query as its schema has let it pass. */
interface Filters extends Pick<LiveFilter, 'outcome' | 'stage'> {
  readonly event_id?: string;
}

async function find(engine: Engine, eventId: string, integration?: string) {
  const { outcomes, complete } = await engine.findEvent(eventId, integration);
  if (outcomes.length === 0 && complete) {
    throw new AdminError(404, diagnose('admin/event-unknown', { event: eventId.slice(0, 100) }));
  }
  return jsonReply(200, { event_id: eventId, outcomes, complete });
}
