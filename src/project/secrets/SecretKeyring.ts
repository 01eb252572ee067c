import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SecretBox } from './SecretBox.ts';
import { SecretKey } from './SecretKey.ts';
import { SecretKeyFault } from './SecretKeyFault.ts';

export interface GivenKeys {
  /** `PATCHBAY_SECRET_KEY`. */
  readonly current?: SecretKey | undefined;
  /** `PATCHBAY_SECRET_KEY_PREVIOUS`, which it replaces. */
  readonly previous?: SecretKey | undefined;
}

/** Below the data folder, readable for its owner alone. */
const currentFile = 'secret-key';
const previousFile = 'secret-key.previous';

/**
 * The keys of a data folder's secrets: the one that was given, else the one in the folder, else a new one that is
 * put there. A key in the folder beside a given one still opens what it has sealed, so that a key can move into
 * the environment. One that was given is never written down.
 */
export class SecretKeyring {
  readonly #folder: string;
  readonly #given: GivenKeys;

  private constructor(folder: string, given: GivenKeys) {
    this.#folder = folder;
    this.#given = given;
  }

  /** @param folder must be locked by this process. @throws SecretKeyFault when a file there is no key. */
  static open(folder: string, given: GivenKeys = {}): SecretKeyring {
    const keyring = new SecretKeyring(folder, given);
    if (given.current === undefined && keyring.#read(currentFile) === undefined) {
      keyring.#write(currentFile, SecretKey.make());
    }
    keyring.#read(previousFile);
    return keyring;
  }

  /** Whether the key is the environment's, which nobody but its owner can change. */
  get isGiven(): boolean {
    return this.#given.current !== undefined;
  }

  box(): SecretBox {
    const own = this.#read(currentFile);
    const current = this.#given.current ?? own;
    if (current === undefined) throw new Error('the key of this data folder vanished while it was in use');
    const previous = [this.#given.previous, own, this.#read(previousFile)];
    return new SecretBox(
      current,
      previous.filter((key) => key !== undefined),
    );
  }

  /**
   * Puts a new key in the place of the folder's own. The old one is kept beside it until `retire`, so that a
   * process that ends in between leaves nothing sealed for good.
   */
  rotate(): void {
    const old = this.#read(currentFile);
    if (old !== undefined) this.#write(previousFile, old);
    this.#write(currentFile, SecretKey.make());
  }

  /** Everything is sealed with the current key: the one before it is of no use any more. */
  retire(): void {
    rmSync(join(this.#folder, previousFile), { force: true });
  }

  #read(name: string): SecretKey | undefined {
    const file = join(this.#folder, name);
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
    const key = SecretKey.parse(text);
    if (key === undefined) throw new SecretKeyFault(file);
    return key;
  }

  #write(name: string, key: SecretKey): void {
    const file = join(this.#folder, name);
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${key.reveal()}\n`, { mode: 0o600, flush: true });
    renameSync(draft, file);
  }
}
