import type { Call } from '../Call.ts';
import { type Delay, delay } from './delay.ts';
import { type ErrorFault, error } from './error.ts';
import { type Expire, expire } from './expire.ts';
import { type Flood, flood } from './flood.ts';
import { type HalfReply, halfReply } from './halfReply.ts';
import { type Hot, hot } from './hot.ts';
import { type PartialFault, partial } from './partial.ts';
import { type Poison, poison } from './poison.ts';
import { type ReplyFault, reply } from './reply.ts';
import { type Reset, reset } from './reset.ts';
import { type Skew, skew } from './skew.ts';
import { type Stall, stall } from './stall.ts';
import { type Trickle, trickle } from './trickle.ts';
import { type Unprocessed, unprocessed } from './unprocessed.ts';

/** What the proxy does with one request instead of passing it on untouched. */
export type Fault = (
  | Delay
  | ErrorFault
  | Expire
  | Flood
  | HalfReply
  | Hot
  | PartialFault
  | Poison
  | ReplyFault
  | Reset
  | Skew
  | Stall
  | Trickle
  | Unprocessed
) & {
  /** What it is counted under; its kind if it has none. */
  readonly title?: string;
};

type Performers = {
  readonly [Kind in Fault['kind']]: (
    call: Call,
    fault: Extract<Fault, { kind: Kind }>,
  ) => boolean | Promise<boolean>;
};

const performers: Performers = {
  delay,
  error,
  expire,
  flood,
  halfReply,
  hot,
  partial,
  poison,
  reply,
  reset,
  skew,
  stall,
  trickle,
  unprocessed,
};

/** Does to a call what the fault says. @returns false when there was nothing to do it to, and the call passed. */
export async function meetFault(call: Call, fault: Fault): Promise<boolean> {
  const perform = performers[fault.kind] as (call: Call, fault: Fault) => boolean | Promise<boolean>;
  return perform(call, fault);
}
