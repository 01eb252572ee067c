import type { AwsConnection } from '../../aws/AwsConnection.ts';
import type { KinesisOperation } from '../../aws/openKinesis.ts';
import { ownMember } from '../../aws/ownMember.ts';
import type { Failure } from '../../batch/Sink.ts';

/** What a stream says about itself, as far as it does. */
export interface StreamDescription {
  readonly arn: string | undefined;
  /** `ACTIVE`, `CREATING`, `UPDATING` or `DELETING`. */
  readonly status: string | undefined;
  /** `PROVISIONED` or `ON_DEMAND`. */
  readonly mode: string | undefined;
  readonly openShards: number | undefined;
  /** Bytes of one record, data and key. */
  readonly recordLimit: number;
}

export type DescribedStream =
  | { readonly kind: 'described'; readonly stream: StreamDescription }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** AWS, "Quotas and limits": what a record of a stream may have that was not set to more, data and key. */
export const usualRecordLimit = 1024 * 1024;

/** Reads the description of a stream. */
export async function describeStream(
  connection: AwsConnection<KinesisOperation>,
  stream: string,
  signal: AbortSignal,
): Promise<DescribedStream> {
  const body = Buffer.from(JSON.stringify({ StreamName: stream }));
  const answer = await connection.send('DescribeStreamSummary', body, signal);
  if (answer.kind === 'failure') return { kind: 'failed', failure: answer.failure };
  return { kind: 'described', stream: readSummary(ownMember(answer.reply, 'StreamDescriptionSummary')) };
}

function readSummary(summary: unknown): StreamDescription {
  const kibibytes = numberOf(ownMember(summary, 'MaxRecordSizeInKiB'));
  return {
    arn: textOf(ownMember(summary, 'StreamARN')),
    status: textOf(ownMember(summary, 'StreamStatus')),
    mode: textOf(ownMember(ownMember(summary, 'StreamModeDetails'), 'StreamMode')),
    openShards: numberOf(ownMember(summary, 'OpenShardCount')),
    recordLimit: kibibytes === undefined ? usualRecordLimit : kibibytes * 1024,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
