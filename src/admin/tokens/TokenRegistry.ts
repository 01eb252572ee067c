import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { StateTable } from '../../engine/index.ts';
import { AdminError } from '../AdminError.ts';
import type { Caller } from './Caller.ts';
import { type Role, roles } from './Role.ts';

/** A token as people may see it. */
export interface TokenView {
  /** `tok_…` */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** ISO-8601. */
  readonly created_at: string;
  readonly created_by: string;
}

/** A token that was just made: the only time that it is shown. */
export interface NewToken extends TokenView {
  readonly token: string;
}

interface TokenRow extends TokenView {
  /** SHA-256 in hex: a token is 256 random bits, so that nothing slower is needed to keep it from being guessed. */
  readonly hash: string;
}

const tokenBytes = 32;

/** Letters, digits, spaces and `._@-`, at most 100. */
const goodName = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,99}$/u;

/** Authors that are no tokens of this registry. */
const reservedNames = ['git', 'bootstrap'];

/** The tokens of the admin API. They are stored as hashes and compared in constant time. */
export class TokenRegistry {
  readonly #table: StateTable<TokenRow>;
  readonly #tokens: Map<string, TokenRow>;
  readonly #bootstrap: Buffer | undefined;

  /** @param bootstrap the token to begin with, an admin's, which is not stored here. */
  constructor(table: StateTable<TokenRow>, bootstrap?: string) {
    this.#table = table;
    this.#tokens = new Map(table.entries());
    this.#bootstrap = bootstrap === undefined ? undefined : digest(bootstrap);
  }

  /** Whose token this is; undefined when it is nobody's. */
  find(token: string): Caller | undefined {
    const shown = digest(token);
    let caller: Caller | undefined;
    // All are compared, so that time does not tell which one was near.
    for (const { hash, name, role } of this.#tokens.values())
      if (timingSafeEqual(shown, Buffer.from(hash, 'hex'))) caller = { name, role };
    if (this.#bootstrap !== undefined && timingSafeEqual(shown, this.#bootstrap)) {
      caller = { name: 'bootstrap', role: 'admin' };
    }
    return caller;
  }

  /** In the order of their ids. */
  list(): TokenView[] {
    return [...this.#tokens.values()].map(viewOf).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /**
   * @param request `{name, role}`
   * @throws AdminError 422 or 409 when the name or the role cannot be.
   */
  async create(request: Readonly<Record<string, unknown>>, author: string): Promise<NewToken> {
    const row = { ...this.#read(request), created_at: new Date().toISOString(), created_by: author };
    const token = `pb_${randomBytes(tokenBytes).toString('base64url')}`;
    const id = `tok_${randomBytes(6).toString('hex')}`;
    const stored = { id, ...row, hash: digest(token).toString('hex') };
    // Before it is on disk, so that a second request of the same moment finds the name taken.
    this.#tokens.set(id, stored);
    try {
      await this.#table.put(id, stored);
    } catch (error) {
      this.#tokens.delete(id);
      throw error;
    }
    return { id, ...row, token };
  }

  /** From now on the token is nobody's. @returns false when there is none of this id. */
  async revoke(id: string): Promise<boolean> {
    if (!this.#tokens.delete(id)) return false;
    await this.#table.remove(id);
    return true;
  }

  #read({ name, role, ...others }: Readonly<Record<string, unknown>>): { name: string; role: Role } {
    for (const field of Object.keys(others).slice(0, 1)) {
      const near = suggest(field.slice(0, 100), ['name', 'role']);
      const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
      throw invalid(
        field.slice(0, 100),
        diagnose('admin/unknown-member', { field: field.slice(0, 100) }, hint),
      );
    }
    if (typeof name !== 'string' || !goodName.test(name) || reservedNames.includes(name.toLowerCase())) {
      throw invalid('name', diagnose('token/bad-name', {}));
    }
    const known = roles.find((candidate) => candidate === role);
    if (known === undefined) {
      const near = typeof role === 'string' ? suggest(role, roles) : undefined;
      const hint = near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
      throw invalid('role', diagnose('token/bad-role', { known: roles.join(', ') }, hint));
    }
    for (const other of this.#tokens.values()) {
      if (other.name === name)
        throw new AdminError(409, diagnose('token/name-taken', { name, id: other.id }));
    }
    return { name, role: known };
  }
}

function invalid(field: string, diagnostic: ReturnType<typeof diagnose>): AdminError {
  return new AdminError(422, diagnostic, { details: [{ ...diagnostic, field }] });
}

function viewOf({ id, name, role, created_at, created_by }: TokenRow): TokenView {
  return { id, name, role, created_at, created_by };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
