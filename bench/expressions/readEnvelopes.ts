import { readFileSync } from 'node:fs';
import type { Envelope } from './Envelope.ts';

const file = 'test/fixtures/events/envelopes.jsonl';

/** What real sources send beside the full form: baskets of none and one, parts missing or null. */
const alterations: readonly ((event: Envelope) => Envelope)[] = [
  (event) => event,
  (event) => withProducts(event, 1),
  (event) => event,
  (event) => withProducts(event, 2),
  ({ traits: _, ...event }) => event,
  (event) => withProducts(event, 0),
  ({ user_id: _, ...event }) => event,
  (event) => ({ ...event, context: { ...event.context, page: null } }),
  (event) => event,
  (event) => ({ ...event, properties: null }),
  (event) => ({ ...event, traits: { ...event.traits, email: ' Sam.Fox@Example.COM ' } }),
  ({ context: _, ...event }) => event,
];

/** 64 events of at least a dozen shapes, parsed from text each, so that their hidden classes are those of real input. */
export function readEnvelopes(): readonly Envelope[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(0, 64);
  const envelopes = lines.map((line, index) => {
    const alter = alterations[index % alterations.length] ?? ((event: Envelope) => event);
    return JSON.parse(JSON.stringify(alter(JSON.parse(line)))) as Envelope;
  });
  const shapes = new Set(envelopes.map(shapeOf));
  if (envelopes.length !== 64 || shapes.size < 12)
    throw new Error(`${shapes.size} shapes of ${envelopes.length} envelopes`);
  return envelopes;
}

function withProducts(event: Envelope, count: number): Envelope {
  const products = event.properties?.products;
  if (products === undefined) return event;
  return { ...event, properties: { ...event.properties, products: products.slice(0, count) } };
}

/** The names of an event and of its maps, in their order: what V8 tells hidden classes apart by. */
function shapeOf(event: Envelope): string {
  return Object.entries(event)
    .map(
      ([name, value]) => `${name}(${typeof value === 'object' && value !== null ? Object.keys(value) : ''})`,
    )
    .join();
}
