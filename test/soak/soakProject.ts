import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectSecrets } from '../endToEnd/projectFile.ts';

/** An integration of the soak. Its table or stream is called as it is. */
export interface SoakIntegration {
  readonly id: string;
  readonly destination: 'dynamodb' | 'kinesis';
  /** In the order of each key. */
  readonly inOrder: boolean;
}

export const soakIntegrations: readonly SoakIntegration[] = [
  { id: 'table_free', destination: 'dynamodb', inOrder: false },
  { id: 'table_ordered', destination: 'dynamodb', inOrder: true },
  { id: 'stream_free', destination: 'kinesis', inOrder: false },
  { id: 'stream_ordered', destination: 'kinesis', inOrder: true },
];

/**
 * `grade` is the key of an index of both tables, which wants a number: a record with a text there is refused by the
 * table and by nobody before it.
 */
const blueprints: Readonly<Record<string, string>> = {
  table_free: `extends: amazon_dynamodb/default
item: { grade: properties.grade }`,
  table_ordered: `key: { partition: user_id }
item:
  user_id: { from: user_id, type: S }
  event_id: { from: event_id, type: S }
  sequence: { from: properties.sequence, type: N }
  note: properties.note
  grade: properties.grade`,
  stream_free: `extends: amazon_kinesis/default
events: { Heartbeat: { action: drop } }`,
  stream_ordered: 'extends: amazon_kinesis/default',
};

const keys = 'access_key_id: "${env:PATCHBAY_TEST_KEY}", secret_access_key: "${env:PATCHBAY_TEST_SECRET}"';
const role = 'auth: assume_role, role_arn: "arn:aws:iam::123456789012:role/soak", external_id: expected';

/** Writes patchbay.yaml and the blueprints. Those out of order sign with a role's keys, which can end. */
export function writeSoakProject(folder: string, endpoints: { dynamodb: string; kinesis: string }): void {
  mkdirSync(join(folder, 'blueprints', 'soak'), { recursive: true });
  const integrations = soakIntegrations.map(({ id, destination, inOrder }) => {
    const text = `blueprint: soak/${id}\nversion: 1\n${blueprints[id]}\n`;
    writeFileSync(join(folder, 'blueprints', 'soak', `${id}.yaml`), text);
    const target = destination === 'dynamodb' ? 'table_name' : 'stream_name';
    const settings = [
      `${target}: ${id}`,
      `region: us-east-1`,
      `endpoint: "${endpoints[destination]}"`,
      inOrder ? 'ordering: per_key' : role,
      keys,
    ];
    return `
  - id: int_${id}
    integration: amazon_${destination}
    blueprint: soak/${id}
    config: { ${settings.join(', ')} }`;
  });
  const source = '  - { id: web, write_key: "${env:PATCHBAY_TEST_WEB_KEY}" }';
  const text = `sources:\n${source}\nintegrations:${integrations.join('')}\n`;
  writeFileSync(join(folder, 'patchbay.yaml'), text);
}

/** What the references of the project stand for, and where roles are assumed. */
export function soakEnvironment(stsEndpoint: string): Record<string, string> {
  return {
    ...projectSecrets,
    AWS_ENDPOINT_URL_STS: stsEndpoint,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/nowhere',
    AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
  };
}
