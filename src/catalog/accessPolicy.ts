import type { CatalogEntry, PermissionUse } from './CatalogEntry.ts';
import type { Config } from './Config.ts';
import { type PolicyStatement, policyStatement } from './policyStatement.ts';

/** A policy document of IAM. */
export interface PolicyDocument<Statement> {
  /** The version of the policy language; AWS, "IAM JSON policy elements: Version". */
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/**
 * What an integration must be allowed to do for some uses, and nothing more.
 *
 * @param config the settings that resources name; one that is not known there is `*`.
 * @param account the account's number of 12 digits; `*` when it is not known.
 */
export function accessPolicy(
  { permissions }: CatalogEntry,
  uses: readonly PermissionUse[],
  config: Config,
  account: string | undefined,
): PolicyDocument<PolicyStatement> {
  const needed = permissions.filter((permission) => permission.for.some((use) => uses.includes(use)));
  return {
    Version: '2012-10-17',
    Statement: needed.map((permission) => policyStatement(permission, config, account)),
  };
}
