import { describe, expect, it } from 'vitest';
import { AwsConnection } from '../../src/aws/AwsConnection.ts';
import type { KinesisOperation } from '../../src/aws/openKinesis.ts';
import { RecordLimit } from '../../src/destinations/kinesis/RecordLimit.ts';

const MiB = 1024 * 1024;

/** A limit whose stream answers so, one answer a question; an error is thrown. */
function limitOf(answers: readonly unknown[]) {
  let asked = 0;
  let now = 0;
  const connection = new AwsConnection<KinesisOperation>(
    async () => ({
      async send() {
        const answer = answers[asked++];
        if (answer instanceof Error) throw answer;
        return answer;
      },
      refresh: async () => {},
      close: () => {},
    }),
    [],
  );
  const limit = new RecordLimit(connection, 'events', () => now);
  return {
    find: () => limit.find(),
    asked: () => asked,
    later: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

function summary(MaxRecordSizeInKiB?: unknown) {
  return { StreamDescriptionSummary: { StreamName: 'events', MaxRecordSizeInKiB } };
}

function refusal(name: string): Error {
  return Object.assign(new Error('no'), { name, $fault: 'client', $metadata: { httpStatusCode: 400 } });
}

describe('the record limit of a stream', () => {
  it.each([
    ['is what the stream says', summary(2048), 2 * MiB],
    ['is the usual one where the stream does not say', summary(), MiB],
    ['is the usual one where the reply makes no sense', summary('10240'), MiB],
    ['is the usual one where the reply is of another kind', { nothing: true }, MiB],
    ['is the usual one where describing is denied', refusal('AccessDeniedException'), MiB],
    ['is the usual one where nobody knows the question', refusal('UnknownOperationException'), MiB],
    ['is left to the stream while it cannot be reached', new Error('socket hang up'), 10 * MiB],
    ['is left to the stream while it does not exist', refusal('ResourceNotFoundException'), 10 * MiB],
  ])('%s', async (_, answer, expected) => {
    expect(await limitOf([answer]).find()).toBe(expected);
  });

  it('is asked for once a minute at most, so that a raised one is noticed', async () => {
    const limit = limitOf([summary(1024), summary(10_240)]);
    expect(await limit.find()).toBe(MiB);
    limit.later(59_999);
    expect(await limit.find()).toBe(MiB);
    expect(limit.asked()).toBe(1);
    limit.later(1);
    expect(await limit.find()).toBe(10 * MiB);
  });

  it('is asked for again at once after a failure', async () => {
    const limit = limitOf([new Error('socket hang up'), summary(2048)]);
    await limit.find();
    expect(await limit.find()).toBe(2 * MiB);
  });
});
