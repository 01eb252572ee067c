import { hash } from 'node:crypto';

/** A place that events come from, with the keys that its clients show. */
export interface IngestSource {
  readonly id: string;
  readonly writeKeys: readonly string[];
}

const credentials = /^(bearer|basic) +(\S+) *$/i;

/**
 * Whom a write key belongs to. Keys are kept and looked up by their hashes, so that the time an answer takes tells
 * nothing of how much of a guess was right.
 */
export class WriteKeys {
  readonly #sources = new Map<string, string>();

  constructor(sources: readonly IngestSource[]) {
    for (const { id, writeKeys } of sources) {
      for (const key of writeKeys) this.#sources.set(digest(key), id);
    }
  }

  /**
   * @param authorization the header: the key as a Bearer token, or as the user name of Basic authentication.
   * @returns the source's id, or undefined.
   */
  sourceOf(authorization: string | undefined): string | undefined {
    const [, scheme, value = ''] = credentials.exec(authorization ?? '') ?? [];
    if (scheme === undefined) return undefined;
    const key = scheme.toLowerCase() === 'basic' ? userName(value) : value;
    return key === '' ? undefined : this.#sources.get(digest(key));
  }
}

function userName(encoded: string): string {
  const decoded = Buffer.from(encoded, 'base64').toString();
  const colon = decoded.indexOf(':');
  return colon < 0 ? decoded : decoded.slice(0, colon);
}

function digest(key: string): string {
  return hash('sha256', key, 'base64');
}
