import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributes, eventText } from './arbitraries.ts';
import { encodeText, testLane } from './testLane.ts';

type Attribute = Readonly<Record<string, unknown>>;

/** Everything that makes DynamoDB refuse an attribute value, and with it 24 neighbours. */
function complaint(attribute: Attribute, level: number): string | undefined {
  const [[type, content] = ['nothing', undefined], ...more] = Object.entries(attribute);
  if (more.length > 0) return `more than one type in ${JSON.stringify(attribute)}`;
  if (level > 32) return 'too deep';
  switch (type) {
    case 'S':
      return typeof content === 'string' && content.isWellFormed() ? undefined : 'a string that is none';
    case 'N':
      return isStorable(content) ? undefined : `the number ${content}`;
    case 'B':
      return isBase64(content) ? undefined : 'no base64';
    case 'BOOL':
      return typeof content === 'boolean' ? undefined : 'no boolean';
    case 'NULL':
      return content === true ? undefined : 'no null';
    case 'SS':
      return setComplaint(content, (member) => typeof member === 'string' && member.isWellFormed());
    case 'NS':
      return setComplaint(content, isStorable, (member) => plainNumber(member));
    case 'BS':
      return setComplaint(content, isBase64);
    case 'L':
      return (content as Attribute[])
        .map((member) => complaint(member, level + 1))
        .find((told) => told !== undefined);
    case 'M':
      return mapComplaint(content as Record<string, Attribute>, level);
    default:
      return `the type ${type}`;
  }
}

function mapComplaint(members: Record<string, Attribute>, level: number): string | undefined {
  return Object.entries(members)
    .map(([name, member]) =>
      name !== '' && name.isWellFormed() ? complaint(member, level + 1) : 'a bad name',
    )
    .find((told) => told !== undefined);
}

function setComplaint(
  content: unknown,
  fits: (member: unknown) => boolean,
  identity: (member: string) => string = String,
) {
  const members = content as string[];
  if (members.length === 0) return 'an empty set';
  if (!members.every(fits)) return 'a member that does not fit';
  return new Set(members.map(identity)).size === members.length ? undefined : 'duplicates';
}

/** All its digits as a whole number and the power of ten to take it times, or undefined for what is no number. */
function decimal(content: unknown): { digits: string; power: number } | undefined {
  const parts = typeof content === 'string' ? /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(content) : null;
  if (parts === null) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = parts;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const trimmed = digits.replace(/0+$/, '');
  return { digits: trimmed, power: Number(exponent) - fraction.length + digits.length - trimmed.length };
}

/** The same text for the same number: a set of 1 and 1.0 has duplicates. */
function plainNumber(content: string): string {
  const { digits, power } = decimal(content) ?? { digits: content, power: 0 };
  return digits === '' ? '0' : `${content.startsWith('-') ? '-' : ''}${digits}e${power}`;
}

function isStorable(content: unknown): boolean {
  const number = decimal(content);
  if (number === undefined) return false;
  const { digits, power } = number;
  const order = power + digits.length - 1;
  return digits === '' || (digits.length <= 38 && order >= -130 && order <= 125);
}

const isBase64 = (content: unknown) =>
  typeof content === 'string' && Buffer.from(content, 'base64').toString('base64') === content;

describe('whatever the blueprint and whatever the event', () => {
  it('a wire is UTF-8, is JSON, and holds nothing but what DynamoDB takes', async () => {
    let records = 0;
    await fc.assert(
      fc.asyncProperty(attributes, eventText, async (item, event) => {
        const all = Object.fromEntries([['id', { from: 'event_id', type: 'S' }], ...Object.entries(item)]);
        const lane = testLane(JSON.stringify({ key: { partition: 'id' }, item: all }));
        const { encoded, bytes } = await encodeText(lane, event);
        if (encoded.outcome !== 'record') {
          expect(bytes).toHaveLength(0);
          return;
        }
        records++;
        expect(isUtf8(bytes)).toBe(true);
        const { PutRequest: put, ...rest } = JSON.parse(bytes.toString('utf8'));
        expect(rest).toEqual({});
        expect(Object.keys(put)).toEqual(['Item']);
        expect(mapComplaint(put.Item, 0)).toBeUndefined();
      }),
      { numRuns: process.env.PATCHBAY_LONG === '1' ? 20_000 : 500 },
    );
    expect(records).toBeGreaterThan(50);
  });
});
