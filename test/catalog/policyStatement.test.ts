import { describe, expect, it } from 'vitest';
import { policyStatement } from '../../src/catalog/policyStatement.ts';

const permission = {
  for: ['put'],
  actions: ['dynamodb:PutItem', 'dynamodb:BatchWriteItem'],
  resources: ['arn:aws:dynamodb:{region}:{account_id}:table/{table_name}'],
} as const;

describe('a policy statement', () => {
  it.each([
    ['eu-west-1', '123456789012', 'arn:aws:dynamodb:eu-west-1:123456789012:table/events'],
    ['eu-west-1', undefined, 'arn:aws:dynamodb:eu-west-1:*:table/events'],
    ['cn-north-1', '123456789012', 'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/events'],
    ['us-gov-west-1', '123456789012', 'arn:aws-us-gov:dynamodb:us-gov-west-1:123456789012:table/events'],
  ])('in %s for the account %s names the one table', (region, account, resource) => {
    expect(policyStatement(permission, { region, table_name: 'events' }, account)).toEqual({
      Effect: 'Allow',
      Action: ['dynamodb:PutItem', 'dynamodb:BatchWriteItem'],
      Resource: [resource],
    });
  });

  it('takes settings from the config alone, not from what objects inherit', () => {
    const odd = { ...permission, resources: ['arn:aws:dynamodb:{region}:{account_id}:table/{constructor}'] };
    expect(policyStatement(odd, { region: 'eu-west-1' }).Resource).toEqual([
      'arn:aws:dynamodb:eu-west-1:*:table/*',
    ]);
  });
});
