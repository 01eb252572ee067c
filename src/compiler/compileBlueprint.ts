import { resolveBlueprint } from '../blueprint/resolveBlueprint.ts';
import type { DestinationKind } from '../catalog/DestinationKind.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import type { Event } from '../envelope/Event.ts';
import { compileLane } from './compileLane.ts';
import type { LaneMode } from './Lane.ts';
import type { Outcome } from './Outcome.ts';

export interface CompileOptions {
  /** Stamped as `integration_id`; `int_test` if not given. */
  readonly integrationId?: string;
  /** The delivery time stamped as `sent_at`: a fixed moment, or a clock in epoch milliseconds. The real time if not given. */
  readonly now?: Date | string | number | (() => number);
  /** The text of a blueprint that this one extends, by name; undefined when there is none of that name. */
  readonly resolve?: (name: string) => string | undefined;
  /** The file to name in diagnostics; `blueprint.yaml` if not given. */
  readonly file?: string;
}

export type CompiledBlueprint =
  | {
      readonly ok: true;
      readonly destination: DestinationKind;
      readonly mode: LaneMode;
      /** Warnings; a blueprint with errors does not compile. */
      readonly diagnostics: readonly Diagnostic[];
      /** Maps one event, as `readEvent` answers it. A promise only when the mode is `interpreted`; never throws for an event's sake. */
      transform(event: Event): Outcome | Promise<Outcome>;
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Compiles a blueprint's YAML text to a transform function.
 *
 * @throws RangeError when `now` is no date.
 */
export function compileBlueprint(text: string, options: CompileOptions = {}): CompiledBlueprint {
  const { integrationId = 'int_test', resolve, file = 'blueprint.yaml' } = options;
  const clock = clockOf(options.now);
  const library = {
    find(name: string) {
      const found = resolve?.(name);
      return found === undefined ? undefined : { text: found, file: `${name}.yaml` };
    },
    names: () => [],
  };
  const { plan, diagnostics } = resolveBlueprint({ text, file }, library);
  if (plan === undefined) return { ok: false, diagnostics };
  const lane = compileLane(plan, integrationId);
  const { destination, mode } = lane;
  return { ok: true, destination, mode, diagnostics, transform: (event) => lane.transform(event, clock()) };
}

function clockOf(now: CompileOptions['now']): () => number {
  if (now === undefined) return Date.now;
  if (typeof now === 'function') return now;
  const moment = new Date(now).getTime();
  if (Number.isNaN(moment)) throw new RangeError(`now: ${JSON.stringify(now)} is no date`);
  return () => moment;
}
