import { isDeepStrictEqual } from 'node:util';
import type { Engine } from '../Engine.ts';
import type { InstalledIntegration } from '../InstalledIntegration.ts';

/** What the engine was told to run, so that it is told nothing twice. */
export class Deployment {
  readonly #engine: Pick<Engine, 'put'>;
  readonly #inForce = new Map<string, InstalledIntegration>();

  constructor(engine: Pick<Engine, 'put'>) {
    this.#engine = engine;
  }

  /** @param onLive told when events are mapped by it. */
  put(installed: InstalledIntegration, onLive?: () => void): Promise<void> {
    this.#inForce.set(installed.id, installed);
    return this.#engine.put(installed, onLive);
  }

  /** What is personal in its events is not of the revision, but has to be masked at once. */
  has({ id, revision, fault, entry }: InstalledIntegration): boolean {
    const last = this.#inForce.get(id);
    if (last === undefined || last.revision !== revision) return false;
    if ((last.fault === undefined) !== (fault === undefined)) return false;
    return isDeepStrictEqual(last.entry.personal_data, entry.personal_data);
  }

  forget(id: string): void {
    this.#inForce.delete(id);
  }
}
