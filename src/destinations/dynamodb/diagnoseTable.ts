import { AwsConnection } from '../../aws/AwsConnection.ts';
import { type DynamoDbOperation, openDynamoDb } from '../../aws/openDynamoDb.ts';
import { ownMember } from '../../aws/ownMember.ts';
import { readAwsSettings, requireSetting, secretsOf } from '../../aws/readAwsSettings.ts';
import { accountIn } from '../../catalog/accountIn.ts';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { diagnoseDenial, diagnoseFailure } from '../diagnoseFailure.ts';
import type { Subject } from '../Subject.ts';
import { describeTable, type TableDescription } from './describeTable.ts';
import { diagnoseKeys } from './diagnoseKeys.ts';
import { diagnoseTimeToLive } from './diagnoseTimeToLive.ts';
import type { ItemPlan } from './eachRules.ts';
import { idleWrites } from './idleWrites.ts';

/** Compares a blueprint with the table that it writes to, and the credentials with what they will be needed for. */
export async function diagnoseTable(subject: Subject<ItemPlan>, signal: AbortSignal): Promise<Diagnostic[]> {
  const settings = readAwsSettings(subject.config);
  const connection = new AwsConnection(() => openDynamoDb(settings, 1), secretsOf(settings));
  try {
    return await examine(connection, subject, signal);
  } finally {
    await connection.close();
  }
}

async function examine(
  connection: AwsConnection<DynamoDbOperation>,
  subject: Subject<ItemPlan>,
  signal: AbortSignal,
): Promise<Diagnostic[]> {
  const { plan, config } = subject;
  const name = requireSetting(config, 'table_name');
  const described = await describeTable(connection, name, signal);
  const findings: Diagnostic[] = [];
  let account: string | undefined;
  const asked = (operation: DynamoDbOperation) =>
    ({ kind: 'table', name, action: `dynamodb:${operation}`, account }) as const;
  if (described.kind === 'failed') {
    const finding = diagnoseFailure(described.failure, asked('DescribeTable'), subject);
    // Nothing else can be learned from a table that is not there, or from a peer that does not listen.
    if (finding.severity === 'error') return [finding];
    findings.push(finding);
  } else {
    account = accountIn(described.table.arn);
    findings.push(...diagnoseStatus(name, described.table), ...diagnoseKeys(name, described.table, plan));
    const body = Buffer.from(JSON.stringify({ TableName: name }));
    const answer = await connection.send('DescribeTimeToLive', body, signal);
    if (answer.kind === 'failure') {
      findings.push(diagnoseFailure(answer.failure, asked('DescribeTimeToLive'), subject));
    } else findings.push(...diagnoseTimeToLive(name, expiringAttribute(answer.reply), plan));
  }
  for (const { operation, body } of idleWrites(name, plan)) {
    const answer = await connection.send(operation, body, signal);
    const denial =
      answer.kind === 'failure' ? diagnoseDenial(answer.failure, asked(operation), subject) : undefined;
    if (denial !== undefined) findings.push(denial);
  }
  return findings;
}

function diagnoseStatus(table: string, { status, writeUnits }: TableDescription): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const names = { kind: 'table', name: table };
  if (status === 'UPDATING') findings.push(diagnose('doctor/updating', names));
  else if (status !== undefined && status !== 'ACTIVE') {
    findings.push(diagnose('doctor/not-active', { ...names, status }));
  }
  if (writeUnits !== undefined) {
    findings.push(diagnose('doctor/table-capacity', { table, units: writeUnits }));
  }
  return findings;
}

/** The attribute that items expire by; undefined when they do not. */
function expiringAttribute(reply: unknown): string | undefined {
  const description = ownMember(reply, 'TimeToLiveDescription');
  const status = ownMember(description, 'TimeToLiveStatus');
  const attribute = ownMember(description, 'AttributeName');
  const expires = status === 'ENABLED' || status === 'ENABLING';
  return expires && typeof attribute === 'string' ? attribute : undefined;
}
