import type { Encoded } from '../../compiler/Encoded.ts';
import type { Lane } from '../../compiler/Lane.ts';
import type { RecordBody } from '../../compiler/RecordBody.ts';
import type { EventBytes } from '../../envelope/EventBytes.ts';
import { eventIdOf } from './eventIdOf.ts';
import { isCanary } from './isCanary.ts';
import { parsedOnce } from './parsedOnce.ts';

/** Maps some of the events by the candidate and the others by the base; see `isCanary`. */
export class CanaryLane implements Pick<Lane, 'encode'> {
  readonly #base: Pick<Lane, 'encode'>;
  readonly #candidate: Pick<Lane, 'encode'>;
  readonly #integration: string;
  readonly #percent: number;

  constructor(
    { base, candidate }: { readonly base: Pick<Lane, 'encode'>; readonly candidate: Pick<Lane, 'encode'> },
    integration: string,
    percent: number,
  ) {
    this.#base = base;
    this.#candidate = candidate;
    this.#integration = integration;
    this.#percent = percent;
  }

  encode(event: EventBytes, body: RecordBody, now: number): Encoded | Promise<Encoded> {
    const parsed = parsedOnce(event);
    const taken = isCanary(this.#integration, eventIdOf(parsed.parse()), this.#percent);
    return (taken ? this.#candidate : this.#base).encode(parsed, body, now);
  }
}
