/** A project like those that grow over years: most blueprints are built on one of a few, each has a test, some entries. */
export function projectFiles(blueprints: number): Record<string, string> {
  const files: Record<string, string> = {
    'patchbay.yaml': projectFile,
    'catalog/shop_table.yaml': catalogFile,
  };
  for (let index = 0; index < blueprints; index++) {
    const name = `shop/b${index}`;
    files[`blueprints/${name}.yaml`] =
      index % 10 === 0 ? baseText(name) : childText(name, `shop/b${index - (index % 10)}`);
    files[`blueprints/${name}.test.yaml`] = testText;
  }
  return files;
}

function baseText(name: string): string {
  return `blueprint: ${name}
version: 1
description: One item for each order.
key: { partition: order_key, sort: event_id }
when: $not(properties.test = true) and $exists(properties.order_id)
consent: [analytics]
item:
  order_key: { template: "ORDER#{properties.order_id}" }
  event_id: { from: event_id, type: S }
  user: { from: [user_id, anonymous_id], type: S }
  total: { expr: "$sum(properties.products.(price * quantity))", type: N }
  skus: { expr: "properties.products[quantity > 0].sku", list: true }
  names: { expr: "$join($map(properties.products, function($p) { $uppercase($p.name) }), ', ')" }
  plan: { from: traits.plan, values: { pro: paid, enterprise: paid, "*": free } }
  email_hash: { from: traits.email, transform: [trim, lowercase, sha256] }
  expires_at: { from: received_at, transform: [{ date: epoch_seconds, add: P90D }], type: N }
  page: { fields: { url: context.page.url, title: context.page.title, referrer: context.page.referrer } }
  device: { fields: { type: context.device.type, model: context.device.model, locale: context.locale } }
  coupon: { expr: "properties.coupon ? $lowercase(properties.coupon) : 'none'", type: S }
events:
  Order Completed: { item: { completed_at: { from: timestamp, type: S } } }
  Order Cancelled: { item: { reason: properties.reason }, when: $not(properties.reason = "test") }
  Product Viewed: { item: { total: null, viewed: { value: true } } }
  Heartbeat: { action: drop }
defaults: { action: send }
`;
}

function childText(name: string, parent: string): string {
  return `blueprint: ${name}
extends: ${parent}
description: Orders of one more shop.
item:
  shop: { from: properties.shop, type: S, default: main }
  total: { expr: "$round($sum(properties.products.(price * quantity)) * 1.19, 2)", type: N }
  names: null
events:
  Order Completed: { item: { invoice: { template: "{properties.shop}-{properties.order_id}" } } }
`;
}

const testText = `tests:
  - name: a paid order
    event: { event_id: e1, type: track, event: Order Completed, context: { consent: { analytics: true } }, properties: { order_id: o1, products: [{ sku: a, price: 2, quantity: 3 }] } }
    expect: { item: { order_key: { S: "ORDER#o1" } } }
  - name: a heartbeat
    event: { type: track, event: Heartbeat }
    expect: { filtered: action }
`;

const catalogFile = `key: shop_table
name: Shop table
category: database
delivery_modes: [server_side]
provides: { destination: dynamodb }
config_fields:
  - { key: table_name, label: Table name, type: string, required: true }
  - { key: region, label: Region, type: select, required: true, options: aws_regions }
variants:
  - { key: default, name: Default, blueprint: shop/b0 }
`;

const projectFile = `integrations:
  - id: int_shop
    integration: shop_table
    config: { table_name: orders, region: eu-west-1 }
  - id: int_other
    integration: shop_table
    blueprint: shop/b1
    config: { table_name: others, region: eu-west-1 }
`;
