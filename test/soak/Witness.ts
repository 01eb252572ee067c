import type { Call, CallWatcher } from '../peers/Call.ts';
import type { Write } from '../peers/ProxiedRequest.ts';
import { readSoakWrite, type SoakWrite } from './SoakEvent.ts';
import type { SoakIntegration } from './soakProject.ts';

interface Account {
  /** How often it was written. */
  written: number;
  /** The life of the engine that was last told that it is written. */
  acknowledgedTo: number;
  /** The life that last wrote it. */
  writtenBy: number;
}

/** Watches what the engine writes into one table or stream, and whether it keeps the rules of writing. */
export class Witness implements Required<CallWatcher> {
  /** The rules that were broken, and by what. */
  readonly breaches: string[] = [];
  /** For each life, how many events it wrote although an earlier one had. */
  readonly inherited: number[] = [];
  readonly #integration: SoakIntegration;
  readonly #accounts = new Map<string, Account>();
  /** The last event of each user that was written, and by which life. */
  readonly #last = new Map<string, { readonly sequence: number; readonly life: number }>();
  /** The calls under way for each user. */
  readonly #open = new Map<string, Call>();
  /** Calls that had a user who is under way again. Their sender must have given them up. */
  readonly #overtaken = new WeakMap<Call, string>();
  /** The life of the engine that made a call. */
  readonly #callers = new WeakMap<Call, number>();
  #life = 0;

  constructor(integration: SoakIntegration) {
    this.#integration = integration;
  }

  get life(): number {
    return this.#life;
  }

  /** How often an event was written. */
  writesOf(id: string): number {
    return this.#accounts.get(id)?.written ?? 0;
  }

  /** The engine was killed, and what it had under way with it. */
  startLife(): void {
    this.#life++;
    this.#open.clear();
  }

  /** A request has come. In order, no other that has one of its users may still be carried out or answered. */
  opened(call: Call): void {
    this.#callers.set(call, this.#life);
    if (!this.#integration.inOrder) return;
    for (const write of call.request.writes) {
      const { user } = readSoakWrite(write);
      const other = this.#open.get(user);
      if (other !== undefined) this.#overtaken.set(other, user);
      this.#open.set(user, call);
    }
  }

  wrote(call: Call, writes: readonly Write[]): void {
    this.#watchFile(call);
    const life = this.#callers.get(call) ?? this.#life;
    for (const write of writes) this.#write(readSoakWrite(write), life);
  }

  acknowledged(call: Call, writes: readonly Write[]): void {
    this.#watchFile(call);
    for (const write of writes) {
      const account = this.#accounts.get(readSoakWrite(write).id);
      if (account !== undefined) account.acknowledgedTo = this.#callers.get(call) ?? this.#life;
    }
    this.closed(call);
  }

  closed(call: Call): void {
    for (const [user, other] of this.#open) if (other === call) this.#open.delete(user);
  }

  #watchFile(call: Call): void {
    const user = this.#overtaken.get(call);
    if (user !== undefined) this.breaches.push(`two writes of ${user} were under way at once`);
  }

  #write({ id, user, sequence }: SoakWrite, life: number): void {
    this.#watchOrder(user, sequence, life);
    const account = this.#accounts.get(id);
    if (account === undefined) {
      this.#accounts.set(id, { written: 1, acknowledgedTo: -1, writtenBy: life });
      return;
    }
    if (account.acknowledgedTo === life) {
      this.breaches.push(`${id} was written again by the engine that knew it was written`);
    }
    if (account.writtenBy < life) this.inherited[life] = (this.inherited[life] ?? 0) + 1;
    account.written++;
    account.writtenBy = life;
  }

  /** In order, the writes of one key never step back, unless a new life takes up what the last one had not settled. */
  #watchOrder(user: string, sequence: number, life: number): void {
    if (!this.#integration.inOrder) return;
    const last = this.#last.get(user);
    this.#last.set(user, { sequence, life });
    if (last === undefined || last.life !== life || sequence >= last.sequence) return;
    this.breaches.push(`${user.slice(0, 10)}: event ${sequence} was written after event ${last.sequence}`);
  }
}
