import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hideSecrets } from '../../src/review/hideSecrets.ts';
import { reviewProject } from '../../src/review/reviewProject.ts';
import { temporaryProject } from './temporaryProject.ts';

const token = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';

const files = {
  'blueprints/own/it.yaml': `blueprint: own/it
key: { partition: event_id }
item:
  event_id: { from: event_id, type: S }
  auth: { value: ${token} }
`,
  'catalog/own.yaml': `key: own
name: Own
category: other
delivery_modes: [server_side]
provides: { destination: dynamodb }
config_fields:
  - { key: token, label: Token, type: secret, default: ${token} }
variants:
  - { key: default, name: Default, blueprint: own/it }
`,
};

describe('a secret in clear', () => {
  it.each(Object.keys(files))('is found in %s, and neither told nor shown with it', (name) => {
    const { diagnostics, hidden } = reviewProject(temporaryProject(files), { now: 0 });
    const own = diagnostics.filter(({ file }) => file?.endsWith(name));
    expect(own.length).toBeGreaterThan(0);
    expect(JSON.stringify(diagnostics)).not.toContain(token);
    for (const { file = '' } of own) {
      const text = readFileSync(file, 'utf8');
      expect(text).toContain(token);
      const shown = hideSecrets(text, hidden.get(file) ?? []);
      expect(shown).not.toContain(token);
      expect(shown).toContain('*'.repeat(token.length));
    }
  });
});
