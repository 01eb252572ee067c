import type { DestinationKind } from '../../catalog/DestinationKind.ts';
import type { LaneMode } from '../Lane.ts';
import type { RuleFunction } from './RuleFunction.ts';

/** A plan as functions. Undefined stands for an event that is dropped. */
export interface Program {
  readonly destination: DestinationKind;
  readonly mode: LaneMode;
  readonly otherwise: RuleFunction | undefined;
  readonly entries: ReadonlyMap<string, RuleFunction | undefined>;
}
