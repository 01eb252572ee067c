import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { inspect } from 'node:util';
import type { SealedSecret, SecretPlace } from './SealedSecret.ts';

/** Bytes: what AES-256 takes. */
const keyLength = 32;
/** Bytes: what GCM is made for (NIST SP 800-38D, 8.2.2: random nonces are safe for 2^32 messages of one key). */
const nonceLength = 12;
const tagLength = 16;

/** A key of AES-256-GCM that seals secrets. Nothing that prints it shows it. */
export class SecretKey {
  /** Tells keys apart and betrays nothing about them. */
  readonly id: string;
  readonly #bytes: Buffer;
  readonly #fingerprints: Buffer;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.id = derive(bytes, 'id', 8).toString('hex');
    this.#fingerprints = derive(bytes, 'fingerprint', keyLength);
  }

  static make(): SecretKey {
    return new SecretKey(randomBytes(keyLength));
  }

  /** Reads 32 bytes in base64, in either alphabet; undefined for anything else. */
  static parse(text: string): SecretKey | undefined {
    if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text.trim())) return undefined;
    const bytes = Buffer.from(text.trim(), 'base64');
    return bytes.length === keyLength ? new SecretKey(bytes) : undefined;
  }

  /** The key itself, for the one file that keeps it. */
  reveal(): string {
    return this.#bytes.toString('base64');
  }

  seal(text: string, place: SecretPlace): SealedSecret {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', this.#bytes, nonce).setAAD(placeBytes(place));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { key: this.id, sealed: sealed.toString('base64url'), fingerprint: this.#print(text, place) };
  }

  /** Undefined when another key sealed it, for another place, or when it was tampered with. */
  open({ key, sealed }: SealedSecret, place: SecretPlace): string | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    if (key !== this.id || bytes.length < nonceLength + tagLength) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.#bytes, bytes.subarray(0, nonceLength));
    decipher.setAAD(placeBytes(place)).setAuthTag(bytes.subarray(-tagLength));
    try {
      const body = bytes.subarray(nonceLength, -tagLength);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** Whether a secret that this key sealed is this text. */
  matches({ key, fingerprint }: SealedSecret, text: string, place: SecretPlace): boolean {
    const expected = Buffer.from(this.#print(text, place));
    const found = Buffer.from(fingerprint);
    return key === this.id && expected.length === found.length && timingSafeEqual(expected, found);
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }

  /** With a key of its own: a plain hash of a weak secret could be guessed from. */
  #print(text: string, place: SecretPlace): string {
    const hash = createHmac('sha256', this.#fingerprints).update(placeBytes(place)).update('\0').update(text);
    return hash.digest('base64url');
  }
}

function derive(bytes: Buffer, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', bytes, '', `patchbay ${purpose}`, length));
}

function placeBytes({ integration, field }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([integration, field]));
}
