/** A project with a table and a stream behind endpoints of the tests. */
export function projectFile(table: string, stream: string): string {
  return `sources:
  - { id: web, write_key: "\${env:PATCHBAY_TEST_WEB_KEY}" }
integrations:
  - id: int_table
    integration: amazon_dynamodb
    variant: default
    config: ${config('table_name', table)}
  - id: int_stream
    integration: amazon_kinesis
    variant: default
    config: ${config('stream_name', stream)}
`;
}

/** Settings of an integration before an emulator, as YAML. */
export function config(target: 'table_name' | 'stream_name', endpoint: string, name = 'events'): string {
  const keys = 'access_key_id: "${env:PATCHBAY_TEST_KEY}", secret_access_key: "${env:PATCHBAY_TEST_SECRET}"';
  return `{ ${target}: ${name}, region: us-east-1, endpoint: "${endpoint}", ${keys} }`;
}

/** What the references of such a project stand for. */
export const projectSecrets = {
  PATCHBAY_TEST_WEB_KEY: 'web-key-of-the-tests',
  PATCHBAY_TEST_KEY: 'AKIAPLANTEDFORTESTS',
  PATCHBAY_TEST_SECRET: 'planted-secret-of-the-tests',
};
