import { escapeText } from '../runtime/escapeText.ts';
import { fault } from '../runtime/TransformFault.ts';

/** AWS, "Quotas in Amazon DynamoDB", Attributes: names hold up to 64 KB. */
const longestName = 65_535;

/** Names recur from event to event; the bounds keep hostile ones from filling memory. */
const mostKept = 4096;
const longestKept = 64;

/**
 * What stands before a member: nothing, a value that is closed, or a text (of a string or a number) that is not.
 * Closing the text together with opening the member saves a concatenation, the dearest thing in a transform.
 */
export const places = { first: 0, afterValue: 1, afterText: 2 } as const;

export type MemberPlace = (typeof places)[keyof typeof places];

const befores = ['', ',', '"},'] as const;

/** How a member of a map begins, for each kind of value: name, type and opening in one text. */
export class MemberHeads {
  readonly name: string;
  readonly string: string;
  readonly number: string;
  readonly true: string;
  readonly false: string;
  readonly null: string;
  readonly list: string;
  readonly map: string;

  constructor(before: string, escapedName: string) {
    const name = `${before}"${escapedName}":`;
    this.name = name;
    this.string = `${name}{"S":"`;
    this.number = `${name}{"N":"`;
    this.true = `${name}{"BOOL":true}`;
    this.false = `${name}{"BOOL":false}`;
    this.null = `${name}{"NULL":true}`;
    this.list = `${name}{"L":[`;
    this.map = `${name}{"M":{`;
  }
}

const known = new Map<string, readonly MemberHeads[]>();

/** The heads of a member, by its place. @throws TransformFault for a name that DynamoDB would refuse. */
export function memberHeads(name: string, path: string): readonly MemberHeads[] {
  return known.get(name) ?? learn(name, path);
}

function learn(name: string, path: string): readonly MemberHeads[] {
  if (name === '') throw fault('transform/attribute-name', path, { problem: 'is empty' });
  if (name.length * 3 > longestName && Buffer.byteLength(name) > longestName) {
    throw fault('transform/attribute-name', path, { problem: `is longer than ${longestName} bytes` });
  }
  const escaped = escapeText(name, path);
  const heads = befores.map((before) => new MemberHeads(before, escaped));
  if (name.length <= longestKept && known.size < mostKept) known.set(name, heads);
  return heads;
}
