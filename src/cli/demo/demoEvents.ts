import { uuidv7 } from '../../envelope/uuidv7.ts';

const catalogue = [
  { product_id: 'p-100', sku: 'TEE-BLK-M', name: 'T-shirt, black', price: 19.9, category: 'clothes' },
  { product_id: 'p-101', sku: 'MUG-350', name: 'Mug, 350 ml', price: 12.5, category: 'kitchen' },
  { product_id: 'p-102', sku: 'LMP-D12', name: 'Desk lamp', price: 49, category: 'home' },
  { product_id: 'p-103', sku: 'NTB-A5', name: 'Notebook A5 – dotted', price: 7.95, category: 'office' },
  { product_id: 'p-104', sku: 'BAG-22L', name: 'Rucksack 22 l', price: 89.99, category: 'bags' },
] as const;

const cities = ['Lisboa', 'Zürich', 'Oslo', 'Kraków', 'Sevilla'];
const campaigns = [
  undefined,
  { source: 'newsletter', medium: 'email', name: 'spring' },
  { source: 'search', medium: 'cpc' },
];

/**
 * What a small shop sends: visitors who come, look, fill a cart; some of whom say who they are and buy.
 *
 * @param random numbers from 0 to 1, below 1.
 */
export function* demoEvents(count: number, random: () => number = Math.random): Generator<object> {
  const newId = uuidv7();
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  let made = 0;
  for (let visitor = 0; made < count; visitor++) {
    const known = random() < 0.6;
    const base = {
      anonymous_id: newId(),
      ...(known ? { user_id: `user_${visitor}` } : {}),
      context: {
        ip: `10.0.${Math.floor(random() * 255)}.${Math.floor(random() * 255)}`,
        locale: pick(['pt-PT', 'de-CH', 'nb-NO', 'pl-PL', 'es-ES']),
        campaign: pick(campaigns),
        consent: { analytics: random() < 0.8, advertising: random() < 0.4 },
      },
    };
    for (const event of session(base, known, pick, random)) {
      if (made === count) return;
      made += 1;
      yield { ...event, event_id: newId(), timestamp: new Date().toISOString() };
    }
  }
}

function* session(
  base: { context: object },
  known: boolean,
  pick: <Item>(items: readonly Item[]) => Item,
  random: () => number,
): Generator<object> {
  const page = (path: string) => ({
    ...base.context,
    page: { url: `https://shop.example.com${path}`, path },
  });
  yield { ...base, type: 'page', name: 'Home', context: page('/') };
  const cart = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(catalogue));
  for (const product of cart) {
    const context = page(`/p/${product.sku.toLowerCase()}`);
    yield { ...base, type: 'track', event: 'Product Viewed', context, properties: product };
  }
  if (known) {
    const traits = {
      email: `user${Math.floor(random() * 1000)}@example.com`,
      plan: pick(['free', 'pro']),
      city: pick(cities),
    };
    yield { ...base, type: 'identify', context: page('/account'), traits };
  }
  if (random() < 0.5) return;
  const products = cart.map((product) => ({ ...product, quantity: 1 + Math.floor(random() * 3) }));
  const total = products.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const properties = {
    order_id: `o-${Math.floor(random() * 1e6)}`,
    currency: 'EUR',
    total: Math.round(total * 100) / 100,
    products,
  };
  yield { ...base, type: 'track', event: 'Order Completed', context: page('/checkout'), properties };
}
