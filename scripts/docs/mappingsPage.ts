import { readSchema } from '../../src/yaml/readSchema.ts';
import { askEngine } from './askEngine.ts';
import { code, table } from './markdown.ts';

const event = `{
  "event_id": "e1",
  "type": "track",
  "event": "Order Completed",
  "anonymous_id": "a1",
  "user_id": null,
  "properties": {
    "order_id": 1007,
    "total": 19.90,
    "paid": "true",
    "products": [{ "sku": "A-1", "price": 9.95, "quantity": 2 }],
    "tags": ["new", "sale", "new"],
    "note": null
  },
  "traits": { "plan": "pro", "email": " Ada@Example.com " },
  "context": { "page": { "url": "https://shop.example/thanks" } }
}`;

/** Mappings by the part that they show; what they make is asked of the engine. */
const samples: Readonly<Record<string, readonly string[]>> = {
  'a plain path': [
    'event',
    'properties.total',
    'context.page',
    'properties.products[0].sku',
    'properties.note',
    'traits.age',
  ],
  from: ['{ from: traits.plan }', '{ from: [user_id, anonymous_id] }', '{ from: [user_id, traits.id] }'],
  value: ['{ value: web }', '{ value: { a: [1, true] } }', '{ value: null }'],
  template: [
    '{ template: "ORDER#{properties.order_id}" }',
    '{ template: "{user_id}/{event_id}" }',
    '{ template: "{{x}} {traits.plan}" }',
    '{ template: "{context.page}" }',
  ],
  expr: [
    '{ expr: "$sum(properties.products.(price * quantity))" }',
    "{ expr: \"properties.total > 10 ? 'large' : 'small'\" }",
    '{ expr: "properties.products.sku" }',
    '{ expr: "properties.missing.sku" }',
    '{ expr: "event + 1" }',
  ],
  fields: ['{ fields: { url: context.page.url, plan: { from: traits.plan }, age: traits.age } }'],
  type: [
    '{ from: properties.order_id, type: S }',
    '{ from: properties.total, type: N }',
    '{ from: properties.paid, type: BOOL }',
    '{ from: properties.tags, type: SS }',
    '{ from: traits.plan, type: SS }',
    '{ from: event, type: B }',
    '{ from: event, type: N }',
    '{ from: properties.note, type: S }',
  ],
  required: ['{ from: traits.plan, required: true }', '{ from: traits.age, required: true }'],
  default: [
    '{ from: traits.age, default: 0 }',
    '{ from: properties.note, default: none }',
    '{ from: properties.note, type: S, default: none }',
  ],
  values: [
    '{ from: traits.plan, values: { pro: paid, "*": free } }',
    '{ from: traits.plan, values: { basic: free } }',
    '{ from: traits.tier, values: { "*": free } }',
  ],
  transform: [
    '{ from: traits.email, transform: [trim, lowercase] }',
    '{ from: traits.age, transform: [string] }',
  ],
  list: [
    '{ expr: "properties.products.sku", list: true }',
    '{ from: traits.plan, list: true }',
    '{ from: traits.age, list: true }',
  ],
  when: [
    '{ from: properties.total, when: "type = \'track\'" }',
    '{ from: properties.total, when: "properties.test = true" }',
  ],
  on_mismatch: ['{ from: event, type: N, on_mismatch: omit }', '{ expr: "event + 1", on_mismatch: omit }'],
};

/** Every part of a mapping by example. */
export function mappingsPage(): string {
  const parts = Object.keys(readSchema('blueprint').definitions.mappingParts.properties);
  const forgotten = parts.filter((part) => samples[part] === undefined);
  if (forgotten.length > 0) throw new Error(`nothing shows ${forgotten.join(', ')}`);
  return [
    '# Mappings by example',
    'What each part of a [mapping](blueprint.md#mapping-parts) makes of this event, as an attribute of DynamoDB and as ' +
      'a member of Kinesis data; the engine was asked when this page was made. An event that is dead makes no record ' +
      'at all: its [code](diagnostics.md) says why.',
    `\`\`\`json\n${event}\n\`\`\``,
    ...Object.entries(samples).map(([part, mappings]) => {
      const rows = mappings.map((mapping) => {
        const { attribute, member } = askEngine(mapping, event);
        return [mapping, attribute, member].map(code);
      });
      return `## ${part}\n\n${table(['mapping', 'attribute', 'member of data'], rows)}`;
    }),
  ].join('\n\n');
}
