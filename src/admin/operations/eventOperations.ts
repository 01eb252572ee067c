import { canonicalise } from '../../envelope/canonicalise.ts';
import { uuidv7 } from '../../envelope/uuidv7.ts';
import { demandInstalled } from '../demandInstalled.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import { jsonReply } from './jsonReply.ts';
import { operation } from './Operation.ts';

/** What one request may send to an integration. */
const limits = { event: 1024 * 1024, batch: 1000 };

const newEventId = uuidv7();
const receipt = schemaRef('EventReceipt');

/** Sends events to one integration alone. */
export const eventOperations = [
  operation({
    id: 'sendEvents',
    method: 'POST',
    path: '/v1/admin/integrations/{id}/events',
    area: 'integrations',
    summary: 'Send events to this integration alone',
    description: 'One event or a list of at most 1000, as at `POST /v1/events`.',
    role: 'editor',
    cost: 'write',
    body: { kind: 'events' },
    answers: {
      200: { description: 'All are on disk.', schema: receipt },
      207: { description: 'Some were refused, the others are on disk.', schema: receipt },
      400: { description: 'None was good.', schema: receipt },
    },
    async handle({ parameters, bytes }, { engine, installations }) {
      const { id } = demandInstalled(installations, parameters.id);
      const batch = canonicalise(bytes, {
        form: 'events',
        stamp: 'ours',
        now: Date.now(),
        newEventId,
        limits,
      });
      const accepted = batch.events.length === 0 ? 0 : await engine.append(batch, { integration: id });
      const status = accepted === 0 ? 400 : batch.errors.length > 0 ? 207 : 200;
      return jsonReply(status, { accepted, errors: batch.errors });
    },
  }),
];
