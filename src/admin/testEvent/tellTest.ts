import type { EventFollow, InstallationView } from '../../engine/index.ts';
import { memberRanges } from '../../envelope/memberRanges.ts';

/** What is told of an outcome word for word. */
const ofOutcome = [
  'revision',
  'outcome',
  'reason',
  'attempts',
  'receipt',
  'reply',
  'diagnostic',
  'record',
] as const;

/** Maps and lists within each other in a message: those of a record, and a few around it. */
const maxDepth = 1000;

/** What became of a test event, or how far it has got, under the names of the API. */
export interface TestReport {
  readonly isOver: boolean;
  /** `delivered`, `filtered`, `dead`, or `in_flight`. */
  readonly outcome: string;
  /** JSON; records keep the digits of their numbers. */
  readonly text: string;
}

/**
 * Puts together what has been told of a test event.
 *
 * @param troubleshooting advice of the catalog, by the destination's codes.
 */
export function tellTest(
  eventId: string,
  { id, revision, state }: Pick<InstallationView, 'id' | 'revision' | 'state'>,
  follow: Pick<EventFollow, 'told'>,
  troubleshooting: Readonly<Record<string, string>>,
): TestReport {
  const answered = failureIn(follow.told('answered'));
  const told = membersOf(follow.told('outcome'));
  const advice = adviceOn(answered?.code, troubleshooting);
  const members = new Map([
    ['event_id', JSON.stringify(eventId)],
    ['integration_id', JSON.stringify(id)],
  ]);
  if (told.size > 0) {
    for (const name of ofOutcome) copy(told, name, members);
    const outcome: string = JSON.parse(told.get('outcome') ?? '""');
    if (outcome === 'dead' && advice !== undefined) members.set('advice', JSON.stringify(advice));
    return { isOver: true, outcome, text: mapOf(members) };
  }
  const mapped = membersOf(follow.told('mapped'));
  members.set('revision', mapped.get('revision') ?? String(revision));
  members.set('outcome', '"in_flight"');
  members.set('attempts', attemptsIn(follow.told('sent')));
  if (answered !== undefined) members.set('reply', JSON.stringify(`${answered.code}: ${answered.message}`));
  copy(mapped, 'record', members);
  members.set('state', JSON.stringify(state));
  const known = advice ?? state.hint;
  if (known !== undefined) members.set('advice', JSON.stringify(known));
  return { isOver: false, outcome: 'in_flight', text: mapOf(members) };
}

/** What the destination said last, if it did not take the event. */
function failureIn(answered: string | undefined): { code: string; message: string } | undefined {
  const answer = answered === undefined ? {} : JSON.parse(answered);
  return answer.reply === 'failed' ? answer : undefined;
}

/** Nobody counts those of an event that was on its way before. */
function attemptsIn(sent: string | undefined): string {
  return membersOf(sent).get('attempt')?.replace('null', '0') ?? '0';
}

function adviceOn(code: string | undefined, advice: Readonly<Record<string, string>>): string | undefined {
  return code !== undefined && Object.hasOwn(advice, code) ? advice[code] : undefined;
}

function copy(from: ReadonlyMap<string, string>, name: string, to: Map<string, string>): void {
  const text = from.get(name);
  if (text !== undefined && text !== 'null') to.set(name, text);
}

/** The members of a JSON map, as they are written. */
function membersOf(json: string | undefined): Map<string, string> {
  const bytes = Buffer.from(json ?? '{}');
  const ranges = memberRanges(bytes, maxDepth);
  if (typeof ranges === 'string') throw new Error(`a message of an event is ${ranges}`);
  return new Map([...ranges].map(([name, { start, end }]) => [name, bytes.toString('utf8', start, end)]));
}

function mapOf(members: ReadonlyMap<string, string>): string {
  return `{${[...members].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}
