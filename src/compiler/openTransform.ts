import type { Event } from '../envelope/Event.ts';
import { exactDigits } from '../envelope/exactDigits.ts';
import type { Program } from './3-link/Program.ts';
import { itemTarget } from './dynamodb/itemTarget.ts';
import { recordTarget } from './kinesis/recordTarget.ts';
import { leadEvent } from './leadEvent.ts';
import type { Outcome } from './Outcome.ts';
import { Run } from './runtime/Run.ts';

/** @param now the delivery time in epoch milliseconds; the present if not given. */
export type Transform = (event: Event, now?: number) => Outcome | Promise<Outcome>;

/** A program as a function of one parsed event. */
export function openTransform(program: Program): Transform {
  const target = program.destination === 'dynamodb' ? itemTarget : recordTarget();
  return (event, now = Date.now()) => {
    const run = new Run(now, exactDigits(event), false);
    return leadEvent<Outcome>(program, event, run, (text) => ({
      outcome: 'record',
      record: target.record(text, run),
    }));
  };
}
