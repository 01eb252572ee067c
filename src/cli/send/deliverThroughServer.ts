import type { RunningPatchbay } from '../RunningPatchbay.ts';
import type { Delivery } from './Delivery.ts';

/** Beside a running server the events go through its admin API, as one process alone may use a data folder. */
export function deliverThroughServer(server: RunningPatchbay, id: string): Delivery {
  return {
    async append(events) {
      const texts = events.map(({ buffer, start, end }) => buffer.toString('utf8', start, end));
      const { errors } = await server.send(id, `[${texts.join(',')}]`);
      if (errors.length > 0) throw new Error(`the server refused events: ${errors[0]?.message}`);
    },
    ledger: () => server.ledger(id),
    state: async () => (await server.integration(id)).state,
    close: async () => undefined,
  };
}
