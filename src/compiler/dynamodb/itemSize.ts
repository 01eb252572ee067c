import { readDecimal } from '../runtime/DecimalText.ts';

type AttributeValue = Readonly<Record<string, unknown>>;

/**
 * The stored size of an item in bytes (AWS, "DynamoDB item sizes and formats"): names and strings by their UTF-8,
 * binary by its bytes, numbers about a byte for two digits and one more, 1 for booleans and null, 3 for a list or
 * map and 1 for each of its members.
 */
export function itemSize(item: Readonly<Record<string, AttributeValue>>): number {
  return membersSize(Object.entries(item));
}

function membersSize(members: [name: string, value: AttributeValue][]): number {
  return members.reduce((size, [name, value]) => size + Buffer.byteLength(name) + valueSize(value), 0);
}

function valueSize(value: AttributeValue): number {
  const [[type, content] = ['', undefined]] = Object.entries(value);
  return sizes[type]?.(content) ?? 0;
}

const textSize = (content: unknown) => Buffer.byteLength(content as string);
const binarySize = (content: unknown) => Buffer.byteLength(content as string, 'base64');

function numberSize(content: unknown): number {
  const decimal = readDecimal(content as string);
  return decimal === undefined ? 0 : Math.ceil(decimal.digits.length / 2) + 1 + (decimal.negative ? 1 : 0);
}

function sum(content: unknown, size: (member: unknown) => number): number {
  return (content as unknown[]).reduce((total: number, member) => total + size(member), 0);
}

const sizes: Partial<Record<string, (content: unknown) => number>> = {
  S: textSize,
  N: numberSize,
  B: binarySize,
  BOOL: () => 1,
  NULL: () => 1,
  SS: (content) => sum(content, textSize),
  NS: (content) => sum(content, numberSize),
  BS: (content) => sum(content, binarySize),
  L: (content) => 3 + sum(content, (member) => 1 + valueSize(member as AttributeValue)),
  M: (content) => {
    const members = Object.entries(content as Record<string, AttributeValue>);
    return 3 + members.length + membersSize(members);
  },
};
