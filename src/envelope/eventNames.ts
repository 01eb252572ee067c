import {
  contextFields,
  contextRenames,
  envelopeFields,
  furtherFields,
  topLevelRenames,
} from './envelopeFields.ts';
import { MemberNames } from './MemberNames.ts';

/** The names at the top of an event and within `context`, as the scan finds them. */
export const eventNames = {
  top: new MemberNames([...envelopeFields, ...furtherFields], topLevelRenames),
  context: new MemberNames(contextFields, contextRenames),
} as const;

const top = (name: string) => eventNames.top.findText(name) >> 1;

/** Fields at the top of an event that mean something at ingest, by their index in `eventNames.top`. */
export const topField = {
  eventId: top('event_id'),
  type: top('type'),
  timestamp: top('timestamp'),
  receivedAt: top('received_at'),
  sentAt: top('sent_at'),
  context: top('context'),
  sourceId: top('source_id'),
  originalTimestamp: top('original_timestamp'),
} as const;

/** Names as they are written: all of `eventNames.top`, then all of `eventNames.context`. */
export const nameBytes: readonly Buffer[] = [...eventNames.top.fields, ...eventNames.context.fields].map(
  (name) => Buffer.from(`"${name}":`),
);
