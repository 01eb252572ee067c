import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyFailure, classifyReply } from '../../src/aws/classifyFailure.ts';

/** An error as the SDK throws it for a reply of the peer. */
function peerError(name: string, message = 'words', status = 400): Error {
  const error = new Error(message);
  return Object.assign(error, { name, $fault: 'client', $metadata: { httpStatusCode: status } });
}

describe('classifyFailure', () => {
  it.each([
    'ProvisionedThroughputExceededException',
    'ThrottlingException',
    'RequestLimitExceeded',
    'LimitExceededException',
    'KMSThrottlingException',
  ])('retries %s and sends less at once', (name) => {
    expect(classifyFailure(peerError(name))).toEqual({
      action: 'retry',
      code: name,
      message: 'words',
      throttled: true,
    });
  });

  it.each(['InternalServerError', 'InternalFailure', 'ServiceUnavailable', 'TransactionConflictException'])(
    'retries %s',
    (name) => {
      expect(classifyFailure(peerError(name))).toEqual({ action: 'retry', code: name, message: 'words' });
    },
  );

  it.each(['ExpiredTokenException', 'ExpiredToken', 'UnrecognizedClientException', 'RequestTimeTooSkewed'])(
    'asks for fresh credentials after %s',
    (name) => {
      expect(classifyFailure(peerError(name)).action).toBe('refresh');
    },
  );

  it.each([
    'AccessDeniedException',
    'ResourceNotFoundException',
    'KMSDisabledException',
    'KMSAccessDeniedException',
    'CredentialsProviderError',
  ])('parks after %s', (name) => {
    expect(classifyFailure(peerError(name)).action).toBe('park');
  });

  it.each(['ValidationException', 'InvalidArgumentException', 'SerializationException'])(
    'takes %s for poison',
    (name) => {
      expect(classifyFailure(peerError(name)).action).toBe('poison');
    },
  );

  it.each([
    'The provided key element does not match the schema',
    'One or more parameter values were invalid: Missing the key id in the item',
    'One or more parameter values were invalid: Type mismatch for key id expected: S actual: N',
    'One of the required keys was not given a value',
  ])('takes a ValidationException for a mismatch of table and records: %s', (message) => {
    expect(classifyFailure(peerError('ValidationException', message)).action).toBe('mismatch');
  });

  it.each([
    [500, 'retry'],
    [502, 'retry'],
    [408, 'retry'],
    [429, 'retry'],
    [413, 'poison'],
    [401, 'park'],
    [404, 'park'],
    [400, 'park'],
  ])('goes by the status %d of a failure without a known name', (status, action) => {
    expect(classifyFailure(peerError('NeverHeardOfException', 'words', status)).action).toBe(action);
  });

  it('sends less at once after a 429 of whatever name', () => {
    expect(classifyFailure(peerError('NeverHeardOf', '', 429))).toMatchObject({ throttled: true });
  });

  it('tells keys that are hot from a table or an account that is at its limit', () => {
    const throttled = (...reasons: unknown[]) =>
      classifyFailure(
        Object.assign(peerError('ThrottlingException'), {
          ThrottlingReasons: reasons.map((reason) => ({ reason, resource: 'arn' })),
        }),
      );
    const hot = throttled('TableWriteKeyRangeThroughputExceeded', 'IndexWriteKeyRangeThroughputExceeded');
    expect(hot).toEqual({ action: 'retry', code: 'ThrottlingException', message: 'words', hotKey: true });
    for (const reasons of [
      [],
      [undefined],
      ['TableWriteProvisionedThroughputExceeded'],
      ['TableWriteKeyRangeThroughputExceeded', 'TableWriteAccountLimitExceeded'],
    ]) {
      expect(throttled(...reasons)).toMatchObject({ throttled: true });
    }
  });

  it('names what is no answer of AWS by its status', () => {
    const html = Object.assign(new SyntaxError('Unexpected token <'), {
      $metadata: { httpStatusCode: 502 },
    });
    expect(classifyFailure(html)).toMatchObject({ action: 'retry', code: 'Http502' });
    const garbage = Object.assign(new SyntaxError('Unexpected end'), { $metadata: { httpStatusCode: 200 } });
    expect(classifyFailure(garbage)).toMatchObject({ action: 'retry', code: 'MalformedReply' });
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'EAI_AGAIN'])('retries after %s', (code) => {
    const error = Object.assign(new Error(`connect ${code}`), { code, name: 'TimeoutError' });
    expect(classifyFailure(error)).toEqual({ action: 'retry', code, message: `connect ${code}` });
  });

  it('finds words for an error that has none', () => {
    const error = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
    expect(classifyFailure(error)).toEqual({
      action: 'retry',
      code: 'ECONNREFUSED',
      message: 'ECONNREFUSED',
    });
  });

  it('calls a deadline a timeout', () => {
    const error = Object.assign(new Error('Request aborted'), { name: 'AbortError' });
    expect(classifyFailure(error)).toMatchObject({ action: 'retry', code: 'Timeout' });
  });

  it('retries what nothing is known about', () => {
    expect(classifyFailure(new Error('whatever')).action).toBe('retry');
    expect(classifyFailure('a text').action).toBe('retry');
    expect(classifyFailure(undefined).action).toBe('retry');
  });

  it('classifies by what the peer said, not by what is left of it without secrets', () => {
    expect(classifyFailure(peerError('ThrottlingException'), ['ThrottlingException'])).toMatchObject({
      action: 'retry',
      throttled: true,
    });
  });

  it('never throws and keeps hostile words short', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5000 }), fc.string({ maxLength: 5000 }), (code, message) => {
        const failure = classifyReply({ code, message });
        expect(failure.code.length).toBeLessThanOrEqual(100);
        expect(failure.message.length).toBeLessThanOrEqual(1000);
        expect(failure.message).not.toMatch(/\p{Cc}/u);
      }),
    );
  });

  it('reads no member that a hostile reply did not have itself', () => {
    const error = Object.create({ $metadata: { httpStatusCode: 413 }, code: 'ValidationException' });
    expect(classifyFailure(error)).toMatchObject({ action: 'retry', code: 'Unknown' });
  });
});
