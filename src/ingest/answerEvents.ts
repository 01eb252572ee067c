import type { IncomingMessage } from 'node:http';
import { diagnose } from '../diagnostics/diagnose.ts';
import { canonicalise } from '../envelope/canonicalise.ts';
import { Overload } from '../spool/Overload.ts';
import { SpoolFault } from '../spool/SpoolFault.ts';
import { type Answer, countAnswer, errorAnswer } from './Answer.ts';
import type { EventIntake } from './EventIntake.ts';
import type { EventRoute } from './eventRoutes.ts';
import type { IngestLimits } from './IngestLimits.ts';
import type { RequestMemory } from './RequestMemory.ts';
import { type Reception, receiveBody } from './receiveBody.ts';
import type { Unpacked, Unpacker } from './Unpacker.ts';

/** Seconds after which a client that met a passing trouble is asked to come back. */
const SOON = 1;

export interface IngestContext {
  readonly intake: EventIntake;
  readonly limits: IngestLimits;
  readonly unpacker: Unpacker;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newEventId: () => string;
}

/**
 * Receives the events of a request, has them stored and says what became of them; undefined when the client has gone
 * away meanwhile.
 */
export async function answerEvents(
  request: IncomingMessage,
  route: EventRoute,
  source: string,
  context: IngestContext,
  memory: RequestMemory,
): Promise<Answer | undefined> {
  const body = await readBody(request, context, memory);
  if (!Buffer.isBuffer(body)) return body;
  const { intake, limits, now, newEventId } = context;
  const batch = canonicalise(body, {
    ...route,
    stamp: 'ours',
    sourceId: source,
    now: now(),
    newEventId,
    limits,
    allocate: (bytes) => memory.buffer(bytes),
  });
  if (batch.events.length === 0) return countAnswer(0, batch.errors);
  try {
    return countAnswer(await intake.append(batch, { source }), batch.errors);
  } catch (error) {
    if (!(error instanceof SpoolFault)) throw error;
    const seconds = error instanceof Overload ? error.retryAfter : SOON;
    return errorAnswer(503, error.diagnostic, { 'Retry-After': Math.ceil(seconds) });
  }
}

/** The body as JSON is to be read from it, or the answer that says why there is none. */
async function readBody(
  request: IncomingMessage,
  { limits, unpacker }: IngestContext,
  memory: RequestMemory,
): Promise<Buffer | Answer | undefined> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const packed = encoding === 'gzip' || encoding === 'x-gzip';
  if (!packed && encoding !== 'identity' && encoding !== '') {
    const fault = diagnose('ingest/unknown-encoding', { encoding: JSON.stringify(encoding.slice(0, 40)) });
    return errorAnswer(415, fault, { 'Accept-Encoding': 'gzip' });
  }
  const reception = await receiveBody(request, limits.body, memory);
  if (reception.kind !== 'received') return refusal(reception.kind, limits);
  if (!packed) return reception.body;
  const unpacked = await unpacker.unpack(reception.body);
  if (unpacked.kind !== 'unpacked') return refusal(unpacked.kind, limits);
  return memory.reserve(unpacked.body.length) ? unpacked.body : refusal('busy', limits);
}

type Trouble = Exclude<(Reception | Unpacked)['kind'], 'received' | 'unpacked'>;

function refusal(trouble: Trouble, limits: IngestLimits): Answer | undefined {
  switch (trouble) {
    case 'too-large':
      return errorAnswer(413, diagnose('ingest/body-too-large', { limit: limits.body }));
    case 'broken':
      return errorAnswer(400, diagnose('ingest/broken-encoding', {}));
    case 'busy':
      return errorAnswer(503, diagnose('ingest/busy', {}), { 'Retry-After': SOON });
    case 'aborted':
      return undefined;
  }
}
