import type { Json } from '../../blueprint/plainValue.ts';
import type { Owner } from '../installations/Revision.ts';

/** An override as it is stored: plain data that is replaced as a whole. */
export interface OverrideRow {
  readonly integration_id: string;
  /** Whose it is: a file's, or the admin API's. */
  readonly owner: Owner;
  /** YAML, or JSON, which is YAML. */
  readonly text: string;
  /** What diagnostics call it. */
  readonly file: string;
  /** ISO-8601. */
  readonly set_at: string;
  /** The name of a token; `git` for a file. */
  readonly set_by: string;
  /** What the blueprint said when it was set, at the places that it patches; null while there was no such blueprint. */
  readonly seen: readonly SeenPlace[] | null;
  /** Why it is out of force although it is there: it was rolled back, and a file is not ours to remove. */
  readonly suspended: Suspension | null;
}

/** A place of a blueprint as a JSON pointer, and what was there; absent where nothing was. */
export interface SeenPlace {
  readonly pointer: string;
  readonly value?: Json;
}

export interface Suspension {
  /** ISO-8601. */
  readonly at: string;
  /** One line for people, numbers included. */
  readonly cause: string;
}
