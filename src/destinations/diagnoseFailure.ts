import { ownMember } from '../aws/ownMember.ts';
import type { Failure } from '../batch/Sink.ts';
import { accountIn } from '../catalog/accountIn.ts';
import { type PolicyStatement, policyStatement } from '../catalog/policyStatement.ts';
import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Subject } from './Subject.ts';

/** The table or stream that was asked for, and what a denial would deny unless the peer says it more exactly. */
export interface Asked {
  readonly kind: 'table' | 'stream';
  readonly name: string;
  /** `service:Operation`, as policies write it. */
  readonly action: string;
  /** The account's number, if it is known. */
  readonly account?: string | undefined;
}

/** Why a table or stream could not be described. */
export function diagnoseFailure(failure: Failure, asked: Asked, subject: Subject): Diagnostic {
  const { kind, name } = asked;
  const { code, message } = failure;
  const words = { code, reply: message };
  if (isDenial(failure)) {
    const denial = readDenial(failure, asked, subject);
    if (denial.action !== asked.action) return permissionMissing(denial);
    const { action, statement } = denial;
    return diagnose('doctor/cannot-describe', { kind, name, action, statement: JSON.stringify(statement) });
  }
  if (code === 'ResourceNotFoundException') {
    return diagnose('doctor/not-found', { kind, name, place: placeOf(subject) });
  }
  if (failure.action === 'refresh' || /Credentials|Token|Signature/.test(code)) {
    return diagnose('doctor/credentials', words);
  }
  return diagnose('doctor/unreachable', { kind, name, place: placeOf(subject), ...words });
}

/** What is missing when a request was denied that delivery needs; undefined when it failed for another reason. */
export function diagnoseDenial(failure: Failure, asked: Asked, subject: Subject): Diagnostic | undefined {
  return isDenial(failure) ? permissionMissing(readDenial(failure, asked, subject)) : undefined;
}

interface Denial {
  readonly action: string;
  readonly resource: string;
  readonly statement: PolicyStatement;
}

function isDenial({ code }: Failure): boolean {
  return /^(KMS)?AccessDenied(Exception)?$/.test(code);
}

/** AWS says `… is not authorized to perform: <action> on resource: <arn> because …`, but need not. */
function readDenial({ message }: Failure, asked: Asked, { permissions, config }: Subject): Denial {
  const said = /perform: ([a-z0-9-]{1,64}:[A-Za-z0-9]{1,64})/.exec(message)?.[1];
  const resource = /on resource: (arn:[\w:/+=,.@*-]{1,2048})/.exec(message)?.[1];
  const action = said ?? asked.action;
  const permission = permissions.find(({ actions }) => actions.includes(action));
  const account = asked.account ?? accountIn(resource);
  const statement =
    permission === undefined
      ? policyStatement({ for: [], actions: [action], resources: [resource ?? '*'] }, config)
      : policyStatement(permission, config, account);
  return { action, resource: resource ?? `${asked.kind} ${asked.name}`, statement };
}

function permissionMissing({ action, resource, statement }: Denial): Diagnostic {
  return diagnose('doctor/permission-missing', { action, resource, statement: JSON.stringify(statement) });
}

/** Where the doctor looked: the endpoint where one is set, else the region. */
function placeOf({ config }: Subject): string {
  return String(ownMember(config, 'endpoint') || ownMember(config, 'region'));
}
