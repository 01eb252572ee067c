/** A small project without a fault, for faults to be planted in. */
export const shop = {
  'patchbay.yaml': `sources:
  - { id: web, write_key: "\${env:WEB_WRITE_KEY}" }
  - { id: app, write_key: "\${env:APP_WRITE_KEY}" }
integrations:
  - id: int_shop
    integration: shop_table
    variant: default
    sources: [web]
    config:
      table_name: orders
      region: eu-west-1
      access_key_id: "\${env:AWS_KEY}"
      secret_access_key: "\${file:/run/secrets/aws}"
      batch_size: 25
  - id: int_returns
    integration: shop_table
    blueprint: shop/returns
    config: { table_name: returns, region: eu-west-1, auth: assume_role, role_arn: "arn:aws:iam::1:role/x" }
limits: { event: 1MiB, disk: 1GiB }
`,
  'catalog/shop_table.yaml': `key: shop_table
name: Shop table
category: database
delivery_modes: [server_side]
provides: { destination: dynamodb }
config_fields:
  - { key: table_name, label: Table name, type: string, required: true, pattern: "[a-z]{3,20}", placeholder: orders }
  - { key: region, label: Region, type: select, required: true, options: aws_regions }
  - { key: auth, label: Authentication, type: select, default: access_keys, options: [access_keys, assume_role] }
  - { key: access_key_id, label: Key id, type: secret, required_when: { auth: [access_keys] }, visible_when: { auth: [access_keys] } }
  - { key: secret_access_key, label: Key, type: secret, required_when: { auth: [access_keys] } }
  - { key: role_arn, label: Role, type: string, required_when: { auth: [assume_role] } }
  - { key: batch_size, label: Batch, type: integer, minimum: 1, maximum: 25, default: 25 }
variants:
  - { key: default, name: Default, blueprint: shop/orders, default_config: { batch_size: 10 } }
  - { key: returns, name: Returns, blueprint: shop/returns }
permissions:
  - { for: [put], actions: [dynamodb:PutItem], resources: ["arn:aws:dynamodb:{region}:{account_id}:table/{table_name}"] }
`,
  'blueprints/shop/orders.yaml': `blueprint: shop/orders
version: 1
key: { partition: order_key }
when: $not(properties.test = true) and properties.order_id != null
item:
  order_key: { template: "ORDER#{properties.order_id}" }
  user: { from: [user_id, anonymous_id], type: S }
  total: { from: properties.total, type: N }
  plan: { from: traits.plan, values: { pro: paid, "*": free } }
  seen_at: { from: received_at, transform: [{ date: epoch_seconds, add: P90D }], type: N }
  skus: { expr: "properties.products.sku", list: true }
events:
  Order Completed: { item: { coupon: properties.coupon } }
  Heartbeat: { action: drop }
`,
  'blueprints/shop/returns.yaml': `blueprint: shop/returns
extends: shop/orders
item:
  reason: properties.reason
`,
  'blueprints/shop/stream.yaml': `blueprint: shop/stream
record:
  partition_key: { from: [user_id, event_id] }
  data: { fields: { id: event_id } }
`,
  'blueprints/shop/orders.test.yaml': `tests:
  - name: a paid order
    event: { type: track, event: Order Completed, properties: { order_id: o1, total: 2 } }
    expect: { item: { order_key: { S: "ORDER#o1" } } }
  - name: an order that is too odd
    event_file: events/odd.json
    expect: { dead: transform/type-mismatch }
`,
  'blueprints/shop/events/odd.json': '{"type":"track","properties":{"order_id":"o2","total":"much"}}',
  'overrides/int_shop.yaml': `reason: checkout sends totals in cents
expires_at: 2026-12-01T00:00:00Z
patch:
  item:
    total: { expr: "properties.total / 100" }
    coupon: { value: none }
`,
} as const;

/** The moment of the reviews: the override of the shop still holds. */
export const now = Date.parse('2026-11-20T00:00:00Z');
