import { diagnose } from '../../diagnostics/diagnose.ts';
import { AdminError } from '../AdminError.ts';
import { demandInstalled } from '../demandInstalled.ts';
import { schemaRef } from '../schemas/schemaRef.ts';
import { readTestEvent } from '../testEvent/readTestEvent.ts';
import { tellTest } from '../testEvent/tellTest.ts';
import { operation } from './Operation.ts';

/** Bytes: an event that ingest takes, and room around it. */
const largestBody = 1024 * 1024 + 1024;

/** Seconds after which another test may have ended. */
const retryAfter = 5;

/** Sends an event to see whether it arrives. */
export const testEventOperations = [
  operation({
    id: 'sendTestEvent',
    method: 'POST',
    path: '/v1/admin/integrations/{id}/test',
    area: 'integrations',
    summary: 'Send one event through the real destination, and tell what became of it',
    description:
      'The event is delivered and counted like any other, marked by `context.patchbay_test: true`. What the catalog marks as personal data is masked in the answer.',
    role: 'editor',
    cost: 'expensive',
    audit: 'event.test',
    body: { kind: 'object', schema: schemaRef('TestRequest'), checkedBy: 'schema', limit: largestBody },
    answers: {
      200: { description: 'It has come to its end.', schema: schemaRef('TestResult') },
      202: {
        description: 'It is still on its way after ten seconds, and is tried on.',
        schema: schemaRef('TestInFlight'),
      },
    },
    refusals: [409],
    async handle({ parameters, text, signal }, { engine, installations, testPatience }) {
      const installed = demandInstalled(installations, parameters.id);
      const { id, enabled, integration } = installed;
      if (!enabled) throw new AdminError(409, diagnose('admin/test-disabled', { id }));
      const { eventId, batch } = readTestEvent(text, Date.now());
      // Before it is sent, so that nothing of it is missed.
      const follow = engine.live.follow(id, eventId);
      if (follow === undefined) throw new AdminError(429, diagnose('admin/live-full', {}), { retryAfter });
      try {
        await engine.append(batch, { integration: id });
        await follow.wait(testPatience, signal);
      } finally {
        follow.end();
      }
      const advice = installations.catalog.get(integration)?.troubleshooting ?? {};
      const view = installations.view(id) ?? installed;
      const { isOver, outcome, text: told } = tellTest(eventId, view, follow, advice);
      return {
        status: isOver ? 200 : 202,
        content: { text: told, type: 'application/json' },
        change: { target: id, after: { event_id: eventId, outcome } },
      };
    },
  }),
];
