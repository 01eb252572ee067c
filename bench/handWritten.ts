/**
 * What a careful engineer writes by hand for the default DynamoDB blueprint: concatenation instead of
 * AttributeValue objects, names quoted once and kept, every limit of DynamoDB checked.
 */
const strings = ['type', 'event', 'anonymous_id', 'user_id', 'timestamp', 'received_at'] as const;
const maps = ['context', 'properties', 'traits'] as const;

const knownNames = new Map<string, string>();
const needsEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

export function handWritten(event: Record<string, unknown>, integrationId: string, sentAt: string): string {
  const { event_id: id } = event;
  if (typeof id !== 'string' || id === '') throw new Error('event_id: a key is a string that is not empty');
  if (id.length * 3 > 2048 && Buffer.byteLength(id) > 2048) throw new Error('event_id: too long for a key');
  let item = `{"PutRequest":{"Item":{"event_id":{"S":${quoted(id)}}`;
  for (const name of strings) {
    const value = event[name];
    if (value !== undefined && value !== null) item += `,"${name}":{"S":${quoted(asText(value, name))}}`;
  }
  item += `,"sent_at":{"S":"${sentAt}"}`;
  for (const name of maps) {
    const value = event[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'object' || Array.isArray(value)) throw new Error(`${name}: not a map`);
    item += `,"${name}":${attributeValue(value, 0)}`;
  }
  const { source_id: source } = event;
  if (source !== undefined && source !== null)
    item += `,"source_id":{"S":${quoted(asText(source, 'source_id'))}}`;
  return `${item},"integration_id":{"S":${quoted(integrationId)}}}}}`;
}

function attributeValue(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return `{"S":${quoted(value)}}`;
    case 'number':
      return `{"N":"${digits(value)}"}`;
    case 'boolean':
      return value ? '{"BOOL":true}' : '{"BOOL":false}';
    case 'object':
      break;
    default:
      throw new Error('no JSON value');
  }
  if (value === null) return '{"NULL":true}';
  if (depth >= 31) throw new Error('nested too deep');
  if (Array.isArray(value)) {
    let list = '';
    for (const member of value)
      list += `${list === '' ? '' : ','}${attributeValue(member ?? null, depth + 1)}`;
    return `{"L":[${list}]}`;
  }
  let map = '';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    map += `${map === '' ? '' : ','}${quotedName(name)}:${attributeValue(member, depth + 1)}`;
  }
  return `{"M":{${map}}}`;
}

function quoted(text: string): string {
  if (!needsEscape.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new Error('an unpaired surrogate');
  return JSON.stringify(text);
}

function quotedName(name: string): string {
  const known = knownNames.get(name);
  if (known !== undefined) return known;
  if (name === '' || Buffer.byteLength(name) > 65_535) throw new Error('a name DynamoDB refuses');
  const text = quoted(name);
  if (knownNames.size < 4096) knownNames.set(name, text);
  return text;
}

function digits(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && !(magnitude >= 1e-130 && magnitude < 1e126))
    throw new Error('a number out of range');
  return String(value);
}

function asText(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${name}: neither text nor number`);
}
