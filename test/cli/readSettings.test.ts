import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/cli/serve/Settings.ts';

const ports = [
  'PATCHBAY_INGEST_PORT',
  'PATCHBAY_ADMIN_PORT',
  'PATCHBAY_DYNAMODB_PORT',
  'PATCHBAY_KINESIS_PORT',
];

describe('the environment', () => {
  it.each(ports)('gives %s a number from 0 to 65535', (name) => {
    for (const value of ['0', '1', '65535']) expect(readSettings({ [name]: value }).diagnostics).toEqual([]);
    for (const value of ['eighty', '-1', '65536', '80.5', '1e9']) {
      expect(readSettings({ [name]: value }).diagnostics).toMatchObject([
        {
          code: 'serve/bad-port',
          severity: 'error',
          message: expect.stringContaining(`${name} is "${value}"`),
        },
      ]);
    }
  });

  it('leaves the usual ports where it says nothing, also with an empty text', () => {
    const { settings, diagnostics } = readSettings({ PATCHBAY_INGEST_PORT: '' });
    expect(diagnostics).toEqual([]);
    expect(settings).toMatchObject({
      ingestPort: 8080,
      adminPort: 8084,
      emulatorPorts: { dynamodb: 8000, kinesis: 4567 },
    });
  });
});
