import type { PolicyDocument } from './accessPolicy.ts';

export interface TrustStatement {
  readonly Effect: 'Allow';
  readonly Principal: { readonly AWS: string };
  readonly Action: 'sts:AssumeRole';
  readonly Condition?: { readonly StringEquals: { readonly 'sts:ExternalId': string } };
}

/**
 * Who may take on a role: the trust policy that belongs to the role itself.
 *
 * @param principal the ARN of a user or role, or an account's number, that signs the request.
 * @param externalId what the request must bring along, so that nobody is tricked into using the role for somebody
 *   else (AWS, "The confused deputy problem").
 */
export function trustPolicy(
  principal: string,
  externalId: string | undefined,
): PolicyDocument<TrustStatement> {
  const statement: TrustStatement = {
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: 'sts:AssumeRole',
    ...(externalId === undefined ? {} : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
  };
  return { Version: '2012-10-17', Statement: [statement] };
}
