import type { CanonicalBatch } from '../envelope/canonicalise.ts';
import type { Readiness } from '../telemetry/Readiness.ts';

/** Where accepted events go. The engine's public face is one. */
export interface EventIntake {
  /**
   * Stores the events of a batch for all who hear this source. The bytes of the batch are lent: they are used for
   * something else as soon as the promise settles.
   *
   * @returns the number of events, once they are on disk.
   * @throws Overload when the sender is to come back later, any other SpoolFault when storing failed; nothing of the
   * batch is stored then.
   */
  append(batch: CanonicalBatch, audience: { readonly source: string }): Promise<number>;

  /** Whether events would be stored now, and if not, why. */
  ready(): Readiness;
}
