import type { Failure, FailureAction } from '../batch/Sink.ts';
import { failureActions } from './failureActions.ts';
import { ownMember } from './ownMember.ts';
import { scrub } from './scrub.ts';

/**
 * DynamoDB's words when a record lacks the table's keys, or has them in another type. Which of the two is wrong
 * only shows when other records are taken.
 */
const keySchema =
  /key element does not match the schema|Missing the key |Type mismatch for key\b|required keys was not given/;

const longestName = 100;

/**
 * What to do about something thrown by the SDK. Of what neither its name nor its status tells about, a client's
 * fault (4xx) parks, because sending it again would fail alike and no record is proven guilty; all else is retried,
 * because that loses nothing.
 *
 * @param secrets values that must not show in the message.
 */
export function classifyFailure(error: unknown, secrets: readonly string[] = []): Failure {
  const code = nameOf(error);
  const message = error instanceof Error && error.message !== '' ? error.message : code;
  const failure = classifyReply({ code, message, status: statusOf(error), secrets });
  if (failure.throttled !== true || !isHotKey(error)) return failure;
  return { action: failure.action, code: failure.code, message: failure.message, hotKey: true };
}

/**
 * A throttled write to DynamoDB says what was exceeded: the limit of the account, of the table or an index, or only of
 * the range of keys that one partition holds (`TableWriteKeyRangeThroughputExceeded`).
 */
function isHotKey(error: unknown): boolean {
  const reasons = ownMember(error, 'ThrottlingReasons');
  if (!Array.isArray(reasons) || reasons.length === 0) return false;
  return reasons.every((one) => /KeyRange/.test(String(ownMember(one, 'reason'))));
}

/** The same for a peer's own words, as they stand in a reply. */
export function classifyReply(reply: {
  readonly code: string;
  readonly message: string;
  readonly status?: number | undefined;
  readonly secrets?: readonly string[];
}): Failure {
  const code = reply.code.slice(0, longestName).replace(/[^\w.:-]/g, '');
  const message = scrub(reply.message, reply.secrets);
  const known = failureActions.get(code);
  const { action, throttled } = known ?? { action: actionOf(reply.status), throttled: reply.status === 429 };
  return {
    action: action === 'poison' && keySchema.test(message) ? 'mismatch' : action,
    code,
    message,
    ...(throttled ? { throttled } : {}),
  };
}

function actionOf(status: number | undefined): FailureAction {
  if (status === 413) return 'poison';
  const passes = status === undefined || status < 400 || status >= 500 || status === 408 || status === 429;
  return passes ? 'retry' : 'park';
}

/**
 * The peer's name for a failure; for one of the network its code (`ECONNREFUSED`); for a reply that AWS would not give
 * `MalformedReply`, or its status (`Http502`) where that tells more.
 */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Unknown';
  const status = statusOf(error);
  if (status !== undefined && !isNamed(error)) return status < 400 ? 'MalformedReply' : `Http${status}`;
  const code = status === undefined ? ownMember(error, 'code') : undefined;
  if (typeof code === 'string' && code !== '') return code;
  return error.name === 'AbortError' || error.name === 'TimeoutError' ? 'Timeout' : error.name;
}

/** True when the peer gave the failure a name in the way of AWS. */
function isNamed(error: Error): boolean {
  return Object.hasOwn(error, '$fault') && !/^Unknown(Error)?$/.test(error.name);
}

function statusOf(error: unknown): number | undefined {
  const status = ownMember(ownMember(error, '$metadata'), 'httpStatusCode');
  return typeof status === 'number' ? status : undefined;
}
