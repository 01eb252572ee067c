import type { CanonicalForm } from './CanonicalForm.ts';
import { EditAction, type EditList } from './EditList.ts';
import type { EventBytes } from './EventBytes.ts';
import { EventFlags } from './EventFlags.ts';
import { nameBytes } from './eventNames.ts';
import { parseDate } from './parseDate.ts';
import { type ByteRange, LONGEST_DATE, MissingField, type ScannedEvent } from './ScannedEvent.ts';
import { DATE_LENGTH, FIRST_TIME, LAST_TIME, writeDate } from './writeDate.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
/** Below so many bytes a loop is quicker than a call of `copy`. */
const SHORT = 24;
/** What an event gains as a rule: two times, an id, a source and the names of the four. */
const USUAL_GAIN = 192;

const ALL_FLAGS = EventFlags.ascii | EventFlags.unescaped | EventFlags.roundTrips;
const headFields = MissingField.receivedAt | MissingField.sourceId | MissingField.type | MissingField.sentAt;
/** JSON of ASCII without escape sequences. */
const plain = /^[ -[\]-~]*$/;

/** Writes the events of one body, as they were found there, in their canonical form into one buffer. */
export class EventWriter {
  readonly #body: Buffer;
  readonly #form: CanonicalForm;
  readonly #edits: EditList;
  /** The JSON of what stands for an event's own `sent_at`. */
  readonly #batchSentAt: string | undefined;
  readonly #receivedAt: string;
  readonly #batchSent: number;
  /** What is put before an event's own members, by the fields that it lacks. */
  readonly #heads: (Head | undefined)[] = [];
  readonly #allocate: (bytes: number) => Buffer;
  #buffer: Buffer = Buffer.alloc(0);
  #length = 0;
  /** Flags that an event keeps, considering what was added to it. */
  #kept = 0;

  constructor(body: Buffer, form: CanonicalForm, edits: EditList, batchSentAt: ByteRange | undefined) {
    this.#body = body;
    this.#form = form;
    this.#edits = edits;
    this.#batchSentAt = batchSentAt && body.toString('utf8', batchSentAt.start, batchSentAt.end);
    this.#batchSent = batchSentAt ? dateOf(body, batchSentAt) : Number.NaN;
    this.#receivedAt = JSON.stringify(new Date(form.now));
    this.#allocate = form.allocate ?? Buffer.allocUnsafeSlow;
  }

  /** To be called once. */
  write(events: readonly ScannedEvent[]): EventBytes[] {
    if (events.length === 0) return [];
    this.#buffer = this.#allocate(this.#body.length + events.length * USUAL_GAIN);
    const places = events.map((event) => this.#write(event));
    return places.map((place) => ({ buffer: this.#buffer, ...place }));
  }

  #write(event: ScannedEvent): Omit<EventBytes, 'buffer'> {
    const { missing, keepsMembers, clock } = event.plan;
    const start = this.#length;
    const corrected = clock === undefined ? Number.NaN : this.#correctedTime(event);
    const head = this.#head(missing & headFields);
    this.#kept = event.flags & head.flags;
    this.#copy(head.bytes, 0, head.bytes.length);
    if ((missing & MissingField.eventId) !== 0) {
      this.#text(`"event_id":${JSON.stringify(this.#form.newEventId())},`);
    }
    if ((missing & MissingField.timestamp) !== 0) this.#timestamp(event, corrected);
    if (!keepsMembers && this.#buffer[this.#length - 1] === COMMA) this.#length--;
    this.#members(event, corrected);
    return { start, end: this.#length, flags: this.#kept };
  }

  #timestamp(event: ScannedEvent, corrected: number): void {
    const { receivedAt } = event.plan;
    this.#text('"timestamp":');
    if (isDate(corrected)) this.#date(corrected);
    else if (receivedAt !== undefined) this.#copy(this.#body, receivedAt.start, receivedAt.end);
    else this.#text(this.#receivedAt);
    this.#text(',');
  }

  /** The event as the client sent it, from behind its first brace on, but for the edits. */
  #members(event: ScannedEvent, corrected: number): void {
    const edits = this.#edits;
    let at = event.start + 1;
    for (let edit = event.firstEdit; edit < event.lastEdit; edit++) {
      const action = edits.action(edit);
      if (action === EditAction.timestamp && !isDate(corrected)) continue;
      this.#copy(this.#body, at, edits.start(edit));
      if (action === EditAction.timestamp) this.#date(corrected);
      else if (action !== EditAction.remove) this.#name(action);
      at = edits.end(edit);
    }
    this.#copy(this.#body, at, event.end);
  }

  #head(missing: number): Head {
    const known = this.#heads[missing];
    if (known !== undefined) return known;
    const { sourceId, type } = this.#form;
    let text = '{';
    if ((missing & MissingField.receivedAt) !== 0) text += `"received_at":${this.#receivedAt},`;
    if ((missing & MissingField.sourceId) !== 0) text += `"source_id":${JSON.stringify(sourceId)},`;
    if ((missing & MissingField.type) !== 0) text += `"type":"${type}",`;
    if ((missing & MissingField.sentAt) !== 0 && this.#batchSentAt !== undefined) {
      text += `"sent_at":${this.#batchSentAt},`;
    }
    const head = { bytes: Buffer.from(text), flags: flagsOf(text) };
    this.#heads[missing] = head;
    return head;
  }

  /** The client's time with the error of its clock taken off; NaN where that cannot be known. */
  #correctedTime({ plan }: ScannedEvent): number {
    const { sentAt, clientTime } = plan.clock ?? {};
    if (clientTime === undefined) return Number.NaN;
    const sent = sentAt === undefined ? this.#batchSent : dateOf(this.#body, sentAt);
    const received = plan.receivedAt === undefined ? this.#form.now : dateOf(this.#body, plan.receivedAt);
    return received - (sent - dateOf(this.#body, clientTime));
  }

  #name(index: number): void {
    const name = nameBytes[index] as Buffer;
    this.#copy(name, 0, name.length);
  }

  #date(time: number): void {
    this.#reserve(DATE_LENGTH + 2);
    const at = this.#length;
    this.#buffer[at] = QUOTE;
    writeDate(this.#buffer, at + 1, time);
    this.#buffer[at + 1 + DATE_LENGTH] = QUOTE;
    this.#length += DATE_LENGTH + 2;
  }

  #text(text: string): void {
    this.#kept &= flagsOf(text);
    this.#reserve(text.length * 3);
    this.#length += this.#buffer.write(text, this.#length, 'utf8');
  }

  #copy(source: Buffer, start: number, end: number): void {
    const size = end - start;
    this.#reserve(size);
    const target = this.#buffer;
    let at = this.#length;
    if (size < SHORT) for (let from = start; from < end; from++) target[at++] = source[from] as number;
    else source.copy(target, at, start, end);
    this.#length += size;
  }

  #reserve(size: number): void {
    const wanted = this.#length + size;
    if (wanted <= this.#buffer.length) return;
    const grown = this.#allocate(wanted * 2);
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }
}

interface Head {
  readonly bytes: Buffer;
  /** What it leaves of an event's flags. */
  readonly flags: number;
}

/** A text that is not plain is not worth a closer look: what is not claimed costs later steps some time, no more. */
function flagsOf(text: string): number {
  return plain.test(text) ? ALL_FLAGS : 0;
}

function isDate(time: number): boolean {
  return time >= FIRST_TIME && time <= LAST_TIME;
}

/** A JSON value as epoch milliseconds: an ISO-8601 date, or a number of them. NaN for anything else. */
function dateOf(body: Buffer, { start, end }: ByteRange): number {
  if (end - start > LONGEST_DATE) return Number.NaN;
  const time = parseDate(body, start + 1, end - 1);
  if (!Number.isNaN(time)) return time;
  const value: unknown = JSON.parse(body.toString('utf8', start, end));
  if (typeof value !== 'string') return typeof value === 'number' ? Math.floor(value) : Number.NaN;
  const text = Buffer.from(value);
  return parseDate(text, 0, text.length);
}
