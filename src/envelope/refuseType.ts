import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { type EventType, eventTypes } from './EventType.ts';
import { topField } from './eventNames.ts';
import { MemberNames } from './MemberNames.ts';
import type { MemberTable } from './MemberTable.ts';

const QUOTE = 0x22;
/** Of a type that is not known, so much is repeated to the client. */
const SHOWN = 40;

const types = new MemberNames(eventTypes, {});
const known = eventTypes.join(', ');

/** What is wrong with the type of an event, if anything is. */
export function refuseType(top: MemberTable, route: EventType | undefined): Diagnostic | undefined {
  const row = top.rowOf(topField.type);
  if (row < 0) return route === undefined ? diagnose('ingest/no-type', { known }) : undefined;
  const start = top.valueStart(row);
  const end = top.valueEnd(row);
  const type = typeOf(top.buffer, start, end);
  if (type === undefined) {
    const text = top.buffer.toString('utf8', start, Math.min(end, start + SHOWN));
    return diagnose('ingest/unknown-type', { type: text, known });
  }
  if (route === undefined || route === type) return undefined;
  return diagnose('ingest/type-mismatch', { type, route });
}

function typeOf(buffer: Buffer, start: number, end: number): EventType | undefined {
  if (buffer[start] !== QUOTE) return undefined;
  const index = types.find(buffer, start + 1, end - 1) >> 1;
  if (index >= 0) return eventTypes[index];
  const text: unknown = JSON.parse(buffer.toString('utf8', start, end));
  return eventTypes.find((type) => type === text);
}
