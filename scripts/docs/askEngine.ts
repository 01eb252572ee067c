import { compileBlueprint } from '../../src/compiler/compileBlueprint.ts';
import { readEvent } from '../../src/envelope/readEvent.ts';

/** What a mapping makes: an attribute as DynamoDB JSON and a member of Kinesis data, or what keeps it from being there. */
export interface Answer {
  readonly attribute: string;
  readonly member: string;
}

const now = '2026-01-01T00:00:00Z';

/** Asks the engine what it makes of an event. @param mapping YAML on one line. @param event JSON. */
export function askEngine(mapping: string, event: string): Answer {
  const item = `blueprint: a/b\nkey: { partition: k }\nitem:\n  k: { value: k }\n  made: ${mapping}\n`;
  const record = `blueprint: a/b\nrecord:\n  partition_key: { value: k }\n  data:\n    fields:\n      made: ${mapping}\n`;
  return {
    attribute: made(item, event, /^\{"PutRequest":\{"Item":\{"k":\{"S":"k"\}(?:,"made":(.*))?\}\}\}$/),
    member: made(record, event, /^\{(?:"made":(.*))?\}$/),
  };
}

/** Digits count: what was made is cut out of the record's text, not parsed. */
function made(blueprint: string, event: string, place: RegExp): string {
  const compiled = compileBlueprint(blueprint, { now });
  if (!compiled.ok) throw new Error(`${blueprint}${compiled.diagnostics[0]?.message}`);
  const outcome = compiled.transform(readEvent(event, { now: Date.parse(now) }));
  if (outcome instanceof Promise) throw new Error(`${blueprint}is interpreted`);
  if (outcome.outcome === 'dead') return `dead: ${outcome.diagnostic.code}`;
  if (outcome.outcome === 'filtered') return `filtered: ${outcome.reason}`;
  const { record } = outcome;
  const text = Buffer.from('wire' in record ? record.wire : record.data).toString();
  const found = place.exec(text);
  if (found === null) throw new Error(`${blueprint}makes ${text}`);
  return found[1] ?? 'left out';
}
