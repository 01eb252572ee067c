import * as lmdb from 'lmdb';

/** Part of lmdb that its types leave out. */
const { bufferToKeyValue, keyValueToBuffer } = lmdb as unknown as {
  bufferToKeyValue(key: Buffer): unknown;
  keyValueToBuffer(value: unknown): Buffer;
};

/** What a key says, as its parts; undefined for bytes that lmdb would not have written. */
export function readKey(key: Buffer): readonly unknown[] | undefined {
  try {
    const value = bufferToKeyValue(key);
    if (Buffer.compare(keyValueToBuffer(value), key) !== 0) return undefined;
    return Array.isArray(value) ? value : [value];
  } catch {
    // It throws whatever it stumbles over.
    return undefined;
  }
}
