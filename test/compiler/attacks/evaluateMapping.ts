import type { Outcome } from '../../../src/compiler/Outcome.ts';
import { testLane, transformText } from '../testLane.ts';

/** What comes of one expression as an attribute of an item, for an event with these properties. */
export async function evaluateMapping(expression: string, properties: object = {}): Promise<Outcome> {
  const lane = testLane(
    JSON.stringify({ key: { partition: 'id' }, item: { id: 'event_id', a: { expr: expression } } }),
  );
  return await transformText(lane, JSON.stringify({ event_id: 'e1', type: 'track', event: 'e', properties }));
}
