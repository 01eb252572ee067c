import type { CanonicalForm } from './CanonicalForm.ts';
import { EditAction, type EditList } from './EditList.ts';
import type { EventScanner } from './EventScanner.ts';
import { eventNames, topField } from './eventNames.ts';
import type { MemberTable } from './MemberTable.ts';
import { type ByteRange, type ClientClock, type EventPlan, MissingField } from './ScannedEvent.ts';

const QUOTE = 0x22;
const OPEN_MAP = 0x7b;
/** The first letter of `null`, which no other value starts with. */
const NULL = 0x6e;

/** Whether what stands in the bytes is to be filled in or replaced, as if the client had sent nothing. */
export function isAbsent(
  form: CanonicalForm,
  buffer: Buffer,
  field: number,
  start: number,
  end: number,
): boolean {
  switch (field) {
    case topField.eventId:
      return buffer[start] === NULL || (buffer[start] === QUOTE && end === start + 2);
    case topField.type:
    case topField.timestamp:
      return buffer[start] === NULL;
    case topField.receivedAt:
      return form.stamp === 'ours' || buffer[start] === NULL;
    case topField.sourceId:
      return form.stamp === 'ours' || (form.sourceId !== undefined && buffer[start] === NULL);
    default:
      return false;
  }
}

/** Decides how the event that was read becomes canonical, and lists the edits in the order of its bytes. */
export function planEvent(scanner: EventScanner, form: CanonicalForm, edits: EditList): EventPlan {
  const { top } = scanner;
  const clock = clientClock(top);
  let keepsMembers = false;
  for (let row = 0; row < top.count; row++) {
    if (top.isDropped(row)) {
      removeMember(top, row, keepsMembers, edits);
      continue;
    }
    keepsMembers = true;
    const field = top.fieldAt(row);
    if (top.isRenamed(row)) renameMember(top, row, field, edits);
    if (field === topField.context && top.buffer[top.valueStart(row)] === OPEN_MAP)
      editContext(scanner.context, edits);
    else if (field === topField.timestamp && clock !== undefined) {
      edits.add(top.valueStart(row), top.valueEnd(row), EditAction.timestamp);
    }
  }
  const receivedAt = presentValue(top, topField.receivedAt);
  return { keepsMembers, missing: missingFields(top, form), receivedAt, clock };
}

function editContext(context: MemberTable, edits: EditList): void {
  let keepsMembers = false;
  for (let row = 0; row < context.count; row++) {
    if (context.isDropped(row)) removeMember(context, row, keepsMembers, edits);
    else {
      keepsMembers = true;
      if (context.isRenamed(row)) {
        renameMember(context, row, eventNames.top.fields.length + context.fieldAt(row), edits);
      }
    }
  }
}

/** With the comma before it, or behind it where nothing before it stays. */
function removeMember(table: MemberTable, row: number, behindAnother: boolean, edits: EditList): void {
  const isLast = row === table.count - 1;
  const start = behindAnother ? table.valueEnd(row - 1) : table.nameStart(row);
  const end = behindAnother || isLast ? table.valueEnd(row) : table.nameStart(row + 1);
  edits.add(start, end, EditAction.remove);
}

function renameMember(table: MemberTable, row: number, name: number, edits: EditList): void {
  edits.add(table.nameStart(row), table.valueStart(row), name);
}

function missingFields(top: MemberTable, form: CanonicalForm): number {
  let missing = 0;
  if (top.rowOf(topField.eventId) < 0) missing |= MissingField.eventId;
  if (top.rowOf(topField.type) < 0) missing |= MissingField.type;
  if (top.rowOf(topField.timestamp) < 0) missing |= MissingField.timestamp;
  if (top.rowOf(topField.receivedAt) < 0) missing |= MissingField.receivedAt;
  if (top.rowOf(topField.sentAt) < 0) missing |= MissingField.sentAt;
  if (top.rowOf(topField.sourceId) < 0 && form.sourceId !== undefined) missing |= MissingField.sourceId;
  return missing;
}

/** Only events of the camelCase form have their times corrected, and only where their own `sent_at` is of it too. */
function clientClock(top: MemberTable): ClientClock | undefined {
  const sentAt = top.rowOf(topField.sentAt);
  if (sentAt >= 0 ? !top.isCamel(sentAt) : !top.hasCamel()) return undefined;
  return {
    sentAt: presentValue(top, topField.sentAt),
    clientTime: presentValue(top, topField.originalTimestamp) ?? presentValue(top, topField.timestamp),
  };
}

/** Where the value of a field lies; undefined when there is none, or null. */
function presentValue(top: MemberTable, field: number): ByteRange | undefined {
  const row = top.rowOf(field);
  if (row < 0) return undefined;
  const start = top.valueStart(row);
  return top.buffer[start] === NULL ? undefined : { start, end: top.valueEnd(row) };
}
