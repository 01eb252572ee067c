import type { AdminOptions } from '../AdminOptions.ts';

/** What operations work with. */
export interface AdminDesk extends Required<AdminOptions> {
  /** The OpenAPI document of this API, as JSON. */
  readonly document: string;
}
