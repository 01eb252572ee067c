import { boolean, list, number, object, text } from './Shape.ts';

export const product = object({
  sku: text('word'),
  name: text('any'),
  price: number('price'),
  quantity: number('count'),
  category: text('word'),
  tags: list(text('word')),
  gift: boolean,
});

/** Events as a mapping sees them. */
export const envelope = object({
  event_id: text('word'),
  type: text('word'),
  event: text('any'),
  user_id: text('word'),
  anonymous_id: text('word'),
  timestamp: text('date'),
  properties: object({
    products: list(product),
    total: number('price'),
    currency: text('word'),
    order_id: text('digits'),
    coupon: text('word'),
    sent: number('millis'),
    labels: text('joined'),
  }),
  context: object({
    page: object({ url: text('url'), title: text('any'), referrer: text('url') }),
    consent: object({ analytics: boolean, ads: boolean }),
    device: object({ width: number('count'), id: text('word') }),
  }),
  traits: object({
    email: text('email'),
    name: text('any'),
    age: number('count'),
    scores: list(number('any')),
  }),
});

/** Two lists that refer to each other, as joins need them. */
export const library = object({
  books: list(
    object({ isbn: text('word'), title: text('any'), authors: list(text('word')), price: number('price') }),
  ),
  loans: list(object({ isbn: text('word'), customer: text('word'), days: number('count') })),
  customers: list(
    object({
      id: text('word'),
      name: text('any'),
      address: object({ city: text('word'), zip: text('digits') }),
    }),
  ),
});

/** Lists in lists, the same names at every depth. */
export const nested = object({
  a: list(object({ b: list(object({ c: list(number('count')), d: text('word') })), id: number('count') })),
  b: object({ c: object({ d: number('any') }) }),
  items: list(list(number('count'))),
  rows: list(list(object({ id: number('count'), cell: object({ id: text('word') }) }))),
});
