/** What all of the last integrations extend. */
export const baseName = 'shop/base';

/**
 * A blueprint whose first and last attribute hold a marker, so that half of it is found out. The attributes between
 * are what blueprints have; most are missing from the events. A child has others than its parent: what it patches
 * away would be no fault of it.
 */
export function blueprintText(name: string, marker: number, parent?: string): string {
  const attribute = name === baseName ? 'base' : 'first';
  const head = parent === undefined ? 'record:' : `extends: ${parent}\nrecord:`;
  const between = Array.from({ length: 12 }, (_, index) =>
    index % 4 === 0
      ? `      ${attribute}_total_${index}: { expr: "$sum(properties.orders_${index}.(price * quantity))", type: N, on_mismatch: omit }`
      : `      ${attribute}_field_${index}: { from: properties.field_${index}, transform: [trim], type: S, on_mismatch: omit }`,
  );
  return [
    `blueprint: ${name}`,
    'version: 1',
    `description: Version ${marker}.`,
    head,
    ...(parent === undefined ? ['  partition_key: { from: event_id, type: S }'] : []),
    '  data:',
    '    fields:',
    `      ${attribute}: { value: ${marker}, type: N }`,
    ...(parent === undefined ? ['      event_id: { from: event_id, type: S }'] : []),
    ...between,
    ...(name === baseName ? [] : [`      last: { value: ${marker}, type: N }`]),
    '',
  ].join('\n');
}

type Break = (text: string) => string;

/** What goes wrong while people write. */
export const breaks: Readonly<Record<string, Break>> = {
  'a bracket that is left open': (text) => text.replace('type: N }', 'type: N'),
  'a type that there is none of': (text) => text.replace('type: N', 'type: NUMBER'),
  'an expression that is left open': (text) => text.replace('quantity))', 'quantity)'),
  'a misspelt member': (text) => text.replace('value: ', 'valeu: '),
  'an unknown parent': (text) => text.replace(/^(?:extends:.*\n)?record:$/m, 'extends: shop/nobody\nrecord:'),
  'an empty file': () => '',
};
