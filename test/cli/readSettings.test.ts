import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/cli/serve/Settings.ts';

const ports = [
  ['PATCHBAY_INGEST_PORT', 0],
  ['PATCHBAY_ADMIN_PORT', 0],
  ['PATCHBAY_DYNAMODB_PORT', 1],
  ['PATCHBAY_KINESIS_PORT', 1],
] as const;

describe('the environment', () => {
  it.each(ports)('gives %s a number from %d to 65535', (name, lowest) => {
    for (const value of [`${lowest}`, '4000', '65535'])
      expect(readSettings({ [name]: value }).diagnostics).toEqual([]);
    for (const value of ['eighty', `${lowest - 1}`, '65536', '80.5', '1e9']) {
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
