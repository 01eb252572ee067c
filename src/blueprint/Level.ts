/**
 * What the members of a map are, by where it stands: the words of a format (`mapping` has `from`, `type`, …) or
 * names that people choose (`mappings`: attributes and fields; `entries`: events). A `literal` is a value of its own.
 */
export type Level =
  | 'blueprint'
  | 'mappings'
  | 'mapping'
  | 'record'
  | 'condition'
  | 'entries'
  | 'plain'
  | 'literal';

const words: Partial<Record<Level, Readonly<Record<string, Level>>>> = {
  blueprint: {
    item: 'mappings',
    record: 'record',
    operation: 'mapping',
    condition: 'condition',
    events: 'entries',
  },
  mapping: { fields: 'mappings', value: 'literal' },
  record: { partition_key: 'mapping', explicit_hash_key: 'mapping', data: 'mapping' },
  condition: { values: 'mappings' },
};

/** Levels whose members people name, and what all of them are. */
const named: Partial<Record<Level, Level>> = { mappings: 'mapping', entries: 'blueprint' };

/** The level of a map's member. */
export function levelOf(level: Level, name: string): Level {
  const known = words[level];
  return (
    named[level] ?? (known !== undefined && Object.hasOwn(known, name) ? (known[name] as Level) : 'plain')
  );
}
