import { describe, expect, it } from 'vitest';
import { readAwsSettings, secretsOf } from '../../src/aws/readAwsSettings.ts';

const wrapped = (text: string) => ({ reveal: () => text });

describe('readAwsSettings', () => {
  it('reads access keys, wrapped or not', () => {
    const settings = readAwsSettings({
      region: 'eu-west-1',
      access_key_id: 'id',
      secret_access_key: wrapped('secret'),
      session_token: wrapped('token'),
    });
    expect(settings).toEqual({
      region: 'eu-west-1',
      authentication: {
        kind: 'access_keys',
        keys: { accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'token' },
      },
    });
    expect(secretsOf(settings)).toEqual(['id', 'secret', 'token']);
  });

  it('reads a role, with and without the keys that sign for it', () => {
    const role = { region: 'r', auth: 'assume_role', role_arn: 'arn:aws:iam::1:role/x', external_id: 'e' };
    expect(readAwsSettings(role).authentication).toEqual({
      kind: 'assume_role',
      roleArn: 'arn:aws:iam::1:role/x',
      externalId: 'e',
    });
    const withKeys = { ...role, access_key_id: 'id', secret_access_key: 'secret' };
    expect(readAwsSettings(withKeys).authentication).toMatchObject({
      keys: { accessKeyId: 'id', secretAccessKey: 'secret' },
    });
  });

  it('leaves it to the default chain when told, whatever keys are left over', () => {
    const settings = readAwsSettings({
      region: 'r',
      auth: 'default_chain',
      access_key_id: 'id',
      secret_access_key: 's',
    });
    expect(settings.authentication).toEqual({ kind: 'default_chain' });
    expect(secretsOf(settings)).toEqual([]);
  });

  it('takes an empty text for an absent setting', () => {
    const keys = { access_key_id: 'id', secret_access_key: 's', session_token: '' };
    expect(readAwsSettings({ region: 'r', endpoint: '', ...keys })).toEqual({
      region: 'r',
      authentication: { kind: 'access_keys', keys: { accessKeyId: 'id', secretAccessKey: 's' } },
    });
  });

  it.each([
    [{}, 'region'],
    [{ region: 'r' }, 'access_key_id'],
    [{ region: 'r', auth: 'assume_role' }, 'role_arn'],
    [{ region: 'r', auth: 'guess' }, 'guess'],
    [Object.create({ region: 'inherited' }), 'region'],
  ])('throws for settings that the catalog would not have let through: %j', (config, word) => {
    expect(() => readAwsSettings(config)).toThrow(word);
  });
});
