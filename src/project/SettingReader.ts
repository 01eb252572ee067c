import { Secret } from '../catalog/Secret.ts';
import type { DocumentFaults } from '../yaml/DocumentFaults.ts';
import { parseReference, type Reference } from './parseReference.ts';
import type { SecretSource } from './SecretSource.ts';

/** How references are written, for messages. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is no template
const forms = { variable: '`${env:NAME}`', file: '`${file:path}`' };

/** Reads settings of a project file: looks references up, and seals what they held. */
export class SettingReader {
  readonly #faults: DocumentFaults;
  readonly #secrets: SecretSource | undefined;

  /** @param secrets left out, references are taken on trust, as when a file is only checked. */
  constructor(faults: DocumentFaults, secrets: SecretSource | undefined) {
    this.#faults = faults;
    this.#secrets = secrets;
  }

  /**
   * The value, sealed if it is a secret or is referred to; undefined when a reference holds nothing or is not
   * looked up.
   *
   * @param at where the value stands.
   * @param isSecret whether it should not stand there in clear.
   */
  read(value: unknown, at: string, isSecret: boolean): unknown {
    if (typeof value !== 'string' || value === '') return value;
    const reference = parseReference(value);
    if (reference === 'malformed') {
      this.#faults.report('project/malformed-reference', forms, at);
      return undefined;
    }
    if (reference !== 'plain') return this.#lookUp(reference, at);
    if (isSecret) this.#faults.report('project/secret-in-clear', forms, at);
    return isSecret ? new Secret(value) : value;
  }

  #lookUp({ kind, name }: Reference, at: string): Secret | undefined {
    if (this.#secrets === undefined) return undefined;
    const text = kind === 'env' ? this.#secrets.variable(name) : this.#secrets.file(name);
    if (text !== undefined) return new Secret(text);
    this.#faults.report(kind === 'env' ? 'project/no-variable' : 'project/no-file', { name }, at);
    return undefined;
  }
}
