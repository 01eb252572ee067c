import { createHash } from 'node:crypto';

export interface UserRecord {
  readonly key: string;
  readonly explicitHashKey: string | undefined;
  readonly data: Buffer;
}

/**
 * Takes a record's data apart as a consumer does, by the words of "KPL Aggregated Record Format": undefined when it is
 * no aggregate, so that it stands for itself.
 */
export function decodeAggregate(data: Buffer): UserRecord[] | undefined {
  if (data.length < 20 || data.readUInt32BE(0) !== 0xf3899ac2) return undefined;
  const message = data.subarray(4, -16);
  const digest = createHash('md5').update(message).digest();
  if (!digest.equals(data.subarray(-16))) throw new Error('the checksum does not match');
  const fields = decodeMessage(message);
  const keys = fields.filter(({ number }) => number === 1).map(({ content }) => text(content));
  const hashKeys = fields.filter(({ number }) => number === 2).map(({ content }) => text(content));
  return fields
    .filter(({ number }) => number === 3)
    .map(({ content }) => {
      const members = new Map(decodeMessage(bytes(content)).map((field) => [field.number, field.content]));
      const key = keys[Number(members.get(1))];
      if (key === undefined) throw new Error('a record names a partition key that is not in the table');
      const place = members.get(2);
      const explicitHashKey = place === undefined ? undefined : hashKeys[Number(place)];
      return { key, explicitHashKey, data: bytes(members.get(3)) };
    });
}

interface Field {
  readonly number: number;
  readonly content: bigint | Buffer;
}

/** https://protobuf.dev/programming-guides/encoding: varints and length-delimited fields, which is all there is. */
function decodeMessage(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < message.length) {
    const tag = Number(varint());
    const [number, wireType] = [tag >> 3, tag & 7];
    const value = varint();
    if (wireType === 0) fields.push({ number, content: value });
    else if (wireType === 2) {
      const end = at + Number(value);
      if (end > message.length) throw new Error('a field ends behind the message');
      fields.push({ number, content: message.subarray(at, end) });
      at = end;
    } else throw new Error(`there is no wire type ${wireType} in this format`);
  }
  return fields;
}

function bytes(content: bigint | Buffer | undefined): Buffer {
  if (content instanceof Buffer) return content;
  throw new Error('bytes are missing');
}

function text(content: bigint | Buffer): string {
  return bytes(content).toString();
}
