import { describe, expect, it } from 'vitest';
import { readPutRecords } from '../../src/destinations/kinesis/readPutRecords.ts';

const taken = { SequenceNumber: '49', ShardId: 'shardId-0' };

describe('readPutRecords', () => {
  it('reads one reply a record', () => {
    const failed = {
      ErrorCode: 'ProvisionedThroughputExceededException',
      ErrorMessage: 'Rate exceeded for shard',
    };
    const replies = readPutRecords({ FailedRecordCount: 1, Records: [taken, failed] }, 2);
    expect(replies).toEqual([
      { kind: 'delivered', receipt: { sequence_number: '49', shard_id: 'shardId-0' } },
      {
        kind: 'failed',
        failure: {
          action: 'retry',
          code: 'ProvisionedThroughputExceededException',
          message: 'Rate exceeded for shard',
          throttled: true,
        },
      },
    ]);
  });

  it('takes null for an absent error, and a missing count for the count', () => {
    expect(readPutRecords({ Records: [{ ...taken, ErrorCode: null }] }, 1)).toMatchObject([
      { kind: 'delivered' },
    ]);
  });

  it('keeps no more of a receipt than a peer may reasonably say', () => {
    const endless = 'x'.repeat(100_000);
    expect(readPutRecords({ Records: [{ SequenceNumber: endless, ShardId: endless }] }, 1)).toEqual([
      { kind: 'delivered', receipt: { sequence_number: `${endless.slice(0, 128)}…` } },
    ]);
    expect(readPutRecords({ Records: [{ SequenceNumber: '7', ShardId: {} }] }, 1)).toEqual([
      { kind: 'delivered', receipt: { sequence_number: '7' } },
    ]);
  });

  it.each([
    [undefined, 1],
    [{ Records: [] }, 1],
    [{ Records: [taken, taken] }, 1],
    [{ Records: [{}] }, 1],
    [{ Records: [{ SequenceNumber: '' }] }, 1],
    [{ Records: [{ ErrorCode: 7 }] }, 1],
    [{ Records: [null] }, 1],
    [{ FailedRecordCount: 1, Records: [taken] }, 1],
    [{ FailedRecordCount: 0, Records: [{ ErrorCode: 'InternalFailure' }] }, 1],
    [{ FailedRecordCount: '0', Records: [taken] }, 1],
  ])('believes nothing in %j for %d record', (reply, sent) => {
    expect(readPutRecords(reply, sent)).toBeUndefined();
  });
});
