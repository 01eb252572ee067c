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
export type MemberPlace = 'first' | 'afterValue' | 'afterText';

const befores: Record<MemberPlace, string> = { first: '', afterValue: ',', afterText: '"},' };

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

  constructor(place: MemberPlace, escapedName: string) {
    const name = `${befores[place]}"${escapedName}":`;
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

const known: Record<MemberPlace, Map<string, MemberHeads>> = {
  first: new Map(),
  afterValue: new Map(),
  afterText: new Map(),
};

/** @throws TransformFault for a name that DynamoDB would refuse. */
export function memberHeads(name: string, place: MemberPlace, path: string): MemberHeads {
  return known[place].get(name) ?? learn(name, place, path);
}

function learn(name: string, place: MemberPlace, path: string): MemberHeads {
  if (name === '') throw fault('transform/attribute-name', path, { problem: 'is empty' });
  if (name.length * 3 > longestName && Buffer.byteLength(name) > longestName) {
    throw fault('transform/attribute-name', path, { problem: `is longer than ${longestName} bytes` });
  }
  const heads = new MemberHeads(place, escapeText(name, path));
  if (name.length <= longestKept && known[place].size < mostKept) known[place].set(name, heads);
  return heads;
}
