import { readSampledEvent, type SampledEvent } from './SampledEvent.ts';
import { testTime } from './testEvents.ts';

const ana = { anonymous_id: 'a-100', user_id: 'u-100', source_id: 'web' };
const visitor = { anonymous_id: 'a-200', source_id: 'web' };
const app = { anonymous_id: 'a-300', user_id: 'u-300', source_id: 'app' };

const page = (path: string) => ({
  page: {
    url: `https://shop.example${path}`,
    path,
    title: `Shop – ${path}`,
    referrer: 'https://search.example/',
  },
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64)',
  ip: '203.0.113.7',
  locale: 'de-CH',
  campaign: { source: 'newsletter', medium: 'email', name: 'spring' },
  consent: { analytics: true, advertising: false },
});

const device = {
  app: { name: 'Shop', version: '4.2.0' },
  device: { id: 'd-1', type: 'ios', model: 'iPhone15,2' },
  consent: { analytics: true, advertising: true },
};

const products = [
  { product_id: 'p-100', sku: 'TEE-BLK-M', name: 'T-shirt', price: 19.9, quantity: 2, category: 'clothes' },
  { product_id: 'p-101', sku: 'MUG-350', name: 'Mug', price: 12.5, quantity: 1, category: 'kitchen' },
];

const order = { order_id: 'o-1', total: 52.3, currency: 'EUR', coupon: 'SPRING', products };

/** What a small shop sends, one of each kind, and what senders are known to get wrong: things missing, null or odd. */
const events: readonly Record<string, unknown>[] = [
  { ...visitor, type: 'page', name: 'Home', context: page('/') },
  { ...ana, type: 'page', name: 'Product', context: page('/p/mug'), properties: { category: 'kitchen' } },
  { ...app, type: 'screen', name: 'Basket', context: device, properties: { items: 3 } },
  {
    ...ana,
    type: 'identify',
    context: page('/account'),
    traits: { email: 'Ana@Example.com', plan: 'pro', age: 41 },
  },
  {
    ...app,
    type: 'identify',
    context: device,
    traits: { email: null, plan: 'free', phone: '+41 44 668 18 00' },
  },
  { ...ana, type: 'group', group_id: 'g-1', traits: { name: 'Ana & Co', employees: 12 } },
  { ...ana, type: 'alias', previous_id: 'a-100' },
  { ...visitor, type: 'track', event: 'Product Viewed', context: page('/p/tee'), properties: products[0] },
  { ...ana, type: 'track', event: 'Product Added', context: page('/cart'), properties: products[1] },
  {
    ...app,
    type: 'track',
    event: 'Checkout Started',
    context: device,
    properties: { ...order, total: '52.30' },
  },
  {
    ...ana,
    type: 'track',
    event: 'Order Completed',
    context: page('/thanks'),
    traits: { plan: 'pro' },
    properties: order,
  },
  {
    ...visitor,
    type: 'track',
    event: 'Order Completed',
    context: page('/thanks'),
    properties: { ...order, order_id: 'o-2', coupon: null, products: [products[0]] },
  },
  {
    ...app,
    type: 'track',
    event: 'Order Completed',
    context: device,
    properties: { order_id: 'o-3', total: 0 },
  },
  {
    ...ana,
    type: 'track',
    event: 'Order Refunded',
    properties: { order_id: 'o-1', total: -52.3, reason: 'too small' },
  },
  {
    ...ana,
    type: 'track',
    event: 'Signed Up',
    context: page('/signup'),
    traits: { email: 'ana@example.com', plan: '' },
  },
  { ...app, type: 'track', event: 'Heartbeat', context: { consent: { analytics: false } } },
  { ...ana, type: 'track', event: 'Search', properties: { query: 'mug ☕', results: 12, test: true } },
  {
    type: 'track',
    event: 'Server Event',
    user_id: 'u-900',
    properties: { amount: 1e6, flags: [], nested: {} },
  },
  { type: 'track', event: 'Server Event', user_id: 901, properties: { amount: null } },
  { type: 'track', event: 'Nobody', properties: {} },
];

/**
 * The events that come with Patchbay: for blueprints whose tests show little, and to see that what is unlike the tests
 * fares as before. Their ids are `sample-1`, `sample-2`, …
 */
export function sampleEvents(): SampledEvent[] {
  return events.map((event, index) => {
    const id = `sample-${index + 1}`;
    const timestamp = new Date(Date.UTC(2025, 11, 31, 12, index)).toISOString();
    const json = JSON.stringify({ event_id: id, timestamp, received_at: timestamp, ...event });
    const sampled = readSampledEvent(Buffer.from(json), testTime, () => id);
    if (sampled === undefined) throw new Error(`${id} is no event`);
    return sampled;
  });
}
