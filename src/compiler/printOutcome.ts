import type { ItemRecord, Outcome, StreamRecord } from './Outcome.ts';

/**
 * An outcome as JSON text for people and programs: DynamoDB's wire embedded as it is, so that numbers keep their
 * digits; Kinesis data as the JSON it is, or else in base64. Gzipped data stays base64.
 */
export function printOutcome(outcome: Outcome): string {
  if (outcome.outcome === 'filtered') return JSON.stringify(outcome);
  if (outcome.outcome === 'dead') {
    const { code, message, hint, path } = outcome.diagnostic;
    return JSON.stringify({ outcome: 'dead', diagnostic: { code, message, hint, path } });
  }
  const { record } = outcome;
  const members = 'wire' in record ? itemMembers(record) : streamMembers(record);
  const present = members.flatMap(([name, json]) =>
    json === undefined ? [] : `${JSON.stringify(name)}:${json}`,
  );
  return `{"outcome":"record","record":{${present.join(',')}}}`;
}

type Member = [name: string, json: string | undefined];

function itemMembers({ operation, key, wire, condition }: ItemRecord): Member[] {
  const values = condition?.values;
  return [
    ['operation', JSON.stringify(operation)],
    ['key', JSON.stringify(key)],
    ['wire', wire],
    ['condition', condition && JSON.stringify({ ...condition, values: values && JSON.parse(values) })],
  ];
}

function streamMembers({ partitionKey, explicitHashKey, data }: StreamRecord): Member[] {
  const text = jsonText(data);
  return [
    ['partitionKey', JSON.stringify(partitionKey)],
    ['explicitHashKey', explicitHashKey && JSON.stringify(explicitHashKey)],
    text === undefined
      ? ['data_base64', JSON.stringify(Buffer.from(data).toString('base64'))]
      : ['data', text],
  ];
}

function jsonText(data: Uint8Array): string | undefined {
  const text = Buffer.from(data).toString('utf8');
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
