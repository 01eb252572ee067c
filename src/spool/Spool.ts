import type { EventBytes } from '../envelope/EventBytes.ts';
import type { Account } from './Account.ts';
import type { Audience } from './Audience.ts';
import type { DeadLetter } from './DeadLetter.ts';
import type { SpoolRoom } from './SpoolRoom.ts';
import type { StateTable } from './StateTable.ts';
import type { Step } from './Step.ts';

/**
 * The durable queue between those who accept events and those who deliver them, with everything that has to agree
 * with it. One process has one spool, on its main thread; delivery reads through a `SpoolReader`.
 *
 * What is awaited here is on disk when it resolves. When a write fails, it rejects with `SpoolFault`, nothing of it
 * is stored, and later writes may succeed again.
 */
export interface Spool {
  /** The number of the last chunk that is on disk. Numbers rise by one, from 1. */
  readonly head: number;
  readonly room: SpoolRoom;

  /** Calls back with each new head, once what it stands for is on disk. */
  onHead(listener: (head: number) => void): void;

  /**
   * Stores one accepted batch as one chunk and counts its events as accepted.
   *
   * @param events their bytes must not change before this resolves.
   * @param receivedAt epoch milliseconds.
   * @throws Overload when the disk limit is reached or the disk does not keep up.
   * @throws SpoolFault when the integration addressed is not installed, or the write failed.
   */
  append(events: readonly EventBytes[], audience: Audience, receivedAt: number): Promise<void>;

  /**
   * Makes sure that an integration is installed and hears these sources (absent: all) from now on. A new one
   * starts behind the head. Nobody may be delivering for it meanwhile.
   *
   * @param revision the one that makes the outcomes from now on; the present one if not given.
   */
  install(integration: string, sources?: readonly string[], revision?: number): Promise<void>;

  /**
   * Takes an integration out of service: what is in flight is abandoned and counted as such, its dead letters
   * stay. `install` brings it back. Nobody may be delivering for it meanwhile.
   *
   * @returns how many events were abandoned.
   */
  retire(integration: string): Promise<number>;

  /** Forgets an integration with its counts and dead letters. Nobody may be delivering for it meanwhile. */
  remove(integration: string): Promise<void>;

  /**
   * Stores steps of some integrations, each with its dead letters and stragglers, in one transaction. A step repeats or continues
   * the last one of its integration.
   *
   * @throws SpoolFault when the write failed: nothing of it is stored, and the same steps can be tried again.
   */
  advance(steps: readonly Step[]): Promise<void>;

  /** All integrations that were ever installed and not removed, read in one transaction. */
  accounts(): Account[];
  account(integration: string): Account | undefined;

  /** Dead letters from the oldest on. @param after the id of the last one already seen. */
  deadLetters(integration: string, page: { after?: string; limit: number }): DeadLetter[];
  deadLetter(integration: string, id: string): DeadLetter | undefined;
  /** Drops dead letters; ids that are not there (any more) are passed over. @returns how many were dropped. */
  drop(integration: string, ids: readonly string[]): Promise<number>;
  /** Appends dead letters again, for this integration alone. @returns how many. */
  replay(integration: string, ids: readonly string[]): Promise<number>;

  /** Deletes chunks that every integration has passed, stragglers included. @returns how many. */
  trim(): Promise<number>;

  /** A table of the engine's durable state. */
  table<Value>(name: string): StateTable<Value>;

  /** Waits for writes under way. */
  close(): Promise<void>;
}
