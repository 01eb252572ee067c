import { createHmac } from 'node:crypto';

/** What a Signature Version 4 is valid for, next to the request itself. */
export interface SigningScope {
  /** `20260101`, in UTC. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
}

/** The key that requests are signed with. It changes once a day, so that it is derived once a day. */
export class SigningKey {
  #secret = '';
  #scope = '';
  #key: Buffer = Buffer.alloc(0);

  /** @returns the key's 32 bytes. */
  derive(secret: string, { day, region, service }: SigningScope): Buffer {
    const scope = `${day}/${region}/${service}`;
    if (secret === this.#secret && scope === this.#scope) return this.#key;
    let key = hmac(`AWS4${secret}`, day);
    for (const part of [region, service, 'aws4_request']) key = hmac(key, part);
    this.#secret = secret;
    this.#scope = scope;
    this.#key = key;
    return key;
  }
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
