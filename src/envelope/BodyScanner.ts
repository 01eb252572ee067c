import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { BatchError } from './BatchError.ts';
import type { CanonicalForm } from './CanonicalForm.ts';
import { describeFailure } from './describeFailure.ts';
import { describeKind } from './describeKind.ts';
import { EditList } from './EditList.ts';
import { type AbsenceRule, EventScanner } from './EventScanner.ts';
import { JsonScanner } from './JsonScanner.ts';
import { isAbsent, planEvent } from './planEvent.ts';
import { refuseType } from './refuseType.ts';
import { type ByteRange, LONGEST_DATE, type ScannedEvent } from './ScannedEvent.ts';
import { skipElement } from './skipElement.ts';

/** How a body holds its events: one, one or a list of them, or a list under `batch`. */
export type BodyForm = 'event' | 'events' | 'batch';

/** Maps and lists within each other, the event itself counted. DynamoDB takes 32. */
const MAX_DEPTH = 64;

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

/** Scratch space for one scan at a time; a scan never waits. */
const json = new JsonScanner(MAX_DEPTH);
const scanner = new EventScanner(json);

/** Finds the events of a request's body, good and bad, in one pass. */
export class BodyScanner {
  readonly body: Buffer;
  readonly events: ScannedEvent[] = [];
  readonly errors: BatchError[] = [];
  readonly edits = new EditList();
  /** The `sentAt` of the request, which stands for that of every event without its own. */
  sentAt: ByteRange | undefined;
  readonly #form: CanonicalForm;
  readonly #absent: AbsenceRule;
  readonly #isUtf8: boolean;
  /** Events seen so far, good and bad. */
  #seen = 0;
  #hasList = false;

  constructor(body: Buffer, form: CanonicalForm) {
    this.body = body;
    this.#form = form;
    this.#absent = (buffer, field, start, end) => isAbsent(form, buffer, field, start, end);
    this.#isUtf8 = isUtf8(body);
  }

  /** To be called once. */
  scan(form: BodyForm): void {
    json.forget();
    scanner.open(this.body);
    const start = json.space(0);
    const end = start === this.body.length ? start : this.#read(form, start);
    const rest = end < 0 ? -1 : json.space(end);
    if (rest !== this.body.length) {
      if (rest >= 0) json.fail(rest, 'the end');
      this.#breakOff();
    } else if (form === 'batch' && start < end && !this.#hasList)
      this.#refuse(diagnose('ingest/no-batch', {}));
    else if (this.#seen === 0) this.#refuse(diagnose('ingest/no-events', {}));
  }

  // The methods below answer the offset behind what they read, or -1 where nothing can be read any more: `json`
  // knows why.

  #read(form: BodyForm, start: number): number {
    const first = this.#byte(start);
    if (form === 'batch') return first === OPEN_MAP ? this.#wrapper(start + 1) : json.value(start, 0);
    return form === 'events' && first === OPEN_LIST ? this.#list(start + 1) : this.#element(start);
  }

  /** Reads `{"batch": [...]}`; what else stands there is validated and not used, `sentAt` apart. */
  #wrapper(start: number): number {
    let at = json.space(start);
    if (this.#byte(at) === CLOSE_MAP) return at + 1;
    for (;;) {
      const nameEnd = this.#byte(at) === QUOTE ? json.string(at + 1) : json.fail(at, 'a name in quotes');
      const valueStart = nameEnd < 0 ? -1 : json.colon(nameEnd);
      if (valueStart < 0) return -1;
      const end = this.#member(JSON.parse(this.body.toString('utf8', at, nameEnd)), valueStart);
      if (end < 0) return -1;
      at = json.space(end);
      const mark = this.#byte(at);
      if (mark === CLOSE_MAP) return at + 1;
      if (mark !== COMMA) return json.fail(at, 'a comma or }');
      at = json.space(at + 1);
    }
  }

  #member(name: string, start: number): number {
    if (name === 'batch') {
      // Of several lists the last one counts, as it would after parsing.
      this.#forgetEvents();
      if (this.#byte(start) === OPEN_LIST) return this.#list(start + 1);
    }
    const end = json.value(start, 0);
    if (end < 0) return -1;
    if (!this.#isUtf8 && !isUtf8(this.body.subarray(start, end))) return json.fail(start, 'UTF-8');
    // A copy of it goes into every event, so that nothing but a date will do.
    const isShortText = this.#byte(start) === QUOTE && end - start <= LONGEST_DATE;
    if (name === 'sentAt') this.sentAt = isShortText ? { start, end } : undefined;
    return end;
  }

  #list(start: number): number {
    this.#hasList = true;
    let at = json.space(start);
    if (this.#byte(at) === CLOSE_LIST) return at + 1;
    for (;;) {
      if (this.#seen === this.#form.limits.batch) return this.#tooMany(at);
      at = this.#listElement(at);
      if (at < 0) return -1;
      if (this.#byte(at) === CLOSE_LIST) return at + 1;
      at = json.space(at + 1);
    }
  }

  /** Answers the offset of the comma or bracket behind the element. What stands between two commas is one element. */
  #listElement(start: number): number {
    const end = this.#element(start);
    const behind = end < 0 ? -1 : json.space(end);
    const mark = this.#byte(behind);
    if (mark === COMMA || mark === CLOSE_LIST) return behind;
    if (behind >= 0) json.fail(behind, 'a comma or ]');
    const next = skipElement(this.body, Math.max(start, behind));
    if (next < 0) return -1;
    if (behind >= 0) this.#retract();
    this.#refuse(this.#notJson());
    return next;
  }

  #tooMany(start: number): number {
    this.#refuse(diagnose('ingest/too-many-events', { limit: this.#form.limits.batch }));
    let at = skipElement(this.body, start);
    while (this.#byte(at) === COMMA) at = skipElement(this.body, at + 1);
    return at < 0 ? json.fail(this.body.length, 'a comma or ]') : at + 1;
  }

  #element(start: number): number {
    if (this.#byte(start) !== OPEN_MAP) return this.#noObject(start);
    const end = scanner.read(start, this.#absent);
    if (end < 0) return -1;
    const fault = this.#fault(start, end);
    if (fault === undefined) this.#accept(start, end);
    else this.#refuse(fault);
    return end;
  }

  #noObject(start: number): number {
    json.forget();
    const end = json.value(start, 0);
    if (end >= 0) this.#refuse(diagnose('ingest/not-an-object', { kind: describeKind(this.#byte(start)) }));
    return end;
  }

  #fault(start: number, end: number): Diagnostic | undefined {
    const size = end - start;
    const limit = this.#form.limits.event;
    if (size > limit) return diagnose('ingest/event-too-large', { size, limit });
    if (!this.#isUtf8 && !isUtf8(this.body.subarray(start, end))) return diagnose('ingest/not-utf8', {});
    return refuseType(scanner.top, this.#form.type);
  }

  #accept(start: number, end: number): void {
    const firstEdit = this.edits.length;
    const plan = planEvent(scanner, this.#form, this.edits);
    this.events.push({ start, end, flags: json.flags, firstEdit, lastEdit: this.edits.length, plan });
    this.#seen++;
  }

  #refuse(fault: Diagnostic): void {
    this.errors.push({ index: this.#seen++, code: fault.code, message: fault.message });
  }

  /** Takes back the verdict on the last element. */
  #retract(): void {
    this.#seen--;
    if (this.errors.at(-1)?.index === this.#seen) this.errors.pop();
    else this.edits.truncate(this.events.pop()?.firstEdit ?? 0);
  }

  /** What was read before the end of all sense is kept where it stood in a list. */
  #breakOff(): void {
    if (!this.#hasList) this.#forgetEvents();
    this.#refuse(
      this.#hasList
        ? diagnose('ingest/batch-broken', describeFailure(this.body, json.failure))
        : this.#notJson(),
    );
  }

  #forgetEvents(): void {
    this.events.length = 0;
    this.errors.length = 0;
    this.edits.truncate(0);
    this.#seen = 0;
    this.#hasList = false;
  }

  #notJson(): Diagnostic {
    if (json.failure?.reason === 'deep') return diagnose('ingest/too-deep', { limit: MAX_DEPTH });
    return diagnose('ingest/not-json', describeFailure(this.body, json.failure));
  }

  #byte(at: number): number {
    return at >= 0 && at < this.body.length ? (this.body[at] as number) : -1;
  }
}
