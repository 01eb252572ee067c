import type { Permission } from './CatalogEntry.ts';
import type { Config } from './Config.ts';

/** A statement of an IAM policy. */
export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/**
 * The statement that allows what the catalog lists for a use, and nothing more.
 *
 * @param config the settings that fill the resources' braces in; one that is not known there is `*`.
 * @param account the account's number; `*` when it is not known.
 */
export function policyStatement(
  { actions, resources }: Permission,
  config: Config,
  account = '*',
): PolicyStatement {
  const region = textOf(config, 'region');
  const fill = (name: string) => (name === 'account_id' ? account : textOf(config, name));
  const Resource = resources.map((resource) =>
    resource
      .replace(/^arn:aws:/, `arn:${partitionOf(region)}:`)
      .replace(/\{(\w+)\}/g, (_, name: string) => fill(name)),
  );
  return { Effect: 'Allow', Action: actions, Resource };
}

/** AWS, "Amazon Resource Names": China and the government's regions stand apart. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function textOf(config: Config, name: string): string {
  const value = Object.hasOwn(config, name) ? config[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : '*';
}
