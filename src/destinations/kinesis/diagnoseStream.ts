import { AwsConnection } from '../../aws/AwsConnection.ts';
import { type KinesisOperation, openKinesis } from '../../aws/openKinesis.ts';
import { readAwsSettings, requireSetting, secretsOf } from '../../aws/readAwsSettings.ts';
import type { Plan } from '../../blueprint/Plan.ts';
import { accountIn } from '../../catalog/accountIn.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { diagnoseDenial, diagnoseFailure } from '../diagnoseFailure.ts';
import type { Subject } from '../Subject.ts';
import { describeStream, type StreamDescription } from './describeStream.ts';

export type RecordPlan = Extract<Plan, { destination: 'kinesis' }>;

/** The first number above the hash keys of all shards: AWS, "PutRecordsRequestEntry". */
const beyondAllShards = String(2n ** 128n);

/** Compares a blueprint with the stream that it writes to, and the credentials with what they will be needed for. */
export async function diagnoseStream(
  subject: Subject<RecordPlan>,
  signal: AbortSignal,
): Promise<Diagnostic[]> {
  const settings = readAwsSettings(subject.config);
  const connection = new AwsConnection(() => openKinesis(settings, 1), secretsOf(settings));
  try {
    return await examine(connection, subject, signal);
  } finally {
    await connection.close();
  }
}

async function examine(
  connection: AwsConnection<KinesisOperation>,
  subject: Subject<RecordPlan>,
  signal: AbortSignal,
): Promise<Diagnostic[]> {
  const name = requireSetting(subject.config, 'stream_name');
  const described = await describeStream(connection, name, signal);
  const findings: Diagnostic[] = [];
  let account: string | undefined;
  const asked = (operation: KinesisOperation) =>
    ({ kind: 'stream', name, action: `kinesis:${operation}`, account }) as const;
  if (described.kind === 'failed') {
    const finding = diagnoseFailure(described.failure, asked('DescribeStreamSummary'), subject);
    // Nothing else can be learned from a stream that is not there, or from a peer that does not listen.
    if (finding.severity === 'error') return [finding];
    findings.push(finding);
  } else {
    account = accountIn(described.stream.arn);
    findings.push(...diagnoseDescription(name, described.stream, subject.eventLimit));
  }
  const answer = await connection.send('PutRecords', idlePut(name), signal);
  const denial =
    answer.kind === 'failure' ? diagnoseDenial(answer.failure, asked('PutRecords'), subject) : undefined;
  return denial === undefined ? findings : [...findings, denial];
}

/**
 * A request by which nothing can be written: no shard has its hash key. Whoever may put is told that it is not valid,
 * whoever may not that it is denied.
 */
function idlePut(stream: string): Buffer {
  const record = { Data: '', PartitionKey: 'patchbay doctor', ExplicitHashKey: beyondAllShards };
  return Buffer.from(JSON.stringify({ StreamName: stream, Records: [record] }));
}

function diagnoseDescription(
  stream: string,
  { status, mode, openShards, recordLimit }: StreamDescription,
  eventLimit: number,
): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const names = { kind: 'stream', name: stream };
  if (status === 'UPDATING') findings.push(diagnose('doctor/updating', names));
  else if (status !== undefined && status !== 'ACTIVE') {
    findings.push(diagnose('doctor/not-active', { ...names, status }));
  }
  if (openShards !== undefined && mode !== 'ON_DEMAND') {
    // AWS, "Quotas and limits": 1 MB and 1000 records a second for each shard.
    const capacity = { shards: openShards, megabytes: openShards, records: openShards * 1000 };
    findings.push(diagnose('doctor/stream-capacity', { stream, ...capacity }));
  }
  if (eventLimit > recordLimit) {
    findings.push(diagnose('doctor/record-limit', { stream, events: eventLimit, limit: recordLimit }));
  }
  return findings;
}
