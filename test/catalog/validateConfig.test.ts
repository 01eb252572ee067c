import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { applyDefaults } from '../../src/catalog/applyDefaults.ts';
import type { CatalogEntry } from '../../src/catalog/CatalogEntry.ts';
import { readCatalogEntry } from '../../src/catalog/readCatalogEntry.ts';
import { revealConfig } from '../../src/catalog/revealConfig.ts';
import { Secret } from '../../src/catalog/Secret.ts';
import { sealConfig } from '../../src/catalog/sealConfig.ts';
import { validateConfig } from '../../src/catalog/validateConfig.ts';

const text = `key: sample
name: Sample
category: other
delivery_modes: [server_side]
provides: { destination: dynamodb }
config_fields:
  - { key: name, label: Name, type: string, required: true, pattern: "[a-z]{1,5}" }
  - { key: mode, label: Mode, type: select, options: [fast, slow], default: fast }
  - { key: token, label: Token, type: secret, required_when: { mode: [fast], safe: [true] }, pattern: "t[0-9]+" }
  - { key: safe, label: Safe, type: boolean, default: true }
  - { key: count, label: Count, type: integer, minimum: 1, maximum: 9 }
  - { key: ratio, label: Ratio, type: number }
  - { key: note, label: Note, type: textarea }
variants:
  - { key: default, name: Default, blueprint: a }
  - { key: slow, name: Slow, blueprint: a, default_config: { mode: slow, count: 3 } }
`;

function entryOf(yaml: string): CatalogEntry {
  const { entry, diagnostics } = readCatalogEntry(yaml, 'sample.yaml');
  if (entry === undefined) throw new Error(JSON.stringify(diagnostics));
  return entry;
}

const entry = entryOf(text);
const good = { name: 'abc', token: 't1' };

describe('validateConfig', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['nothing', {}, ['name config/missing', 'token config/missing-here']],
    ['what is needed', good, []],
    [
      'null and empty text for what is needed',
      { name: null, token: '' },
      ['name config/missing', 'token config/missing-here'],
    ],
    ['a condition that is not met', { name: 'abc', mode: 'slow' }, []],
    ['a condition of which one half is not met', { name: 'abc', safe: false }, []],
    ['a number for a text', { ...good, name: 5 }, ['name config/wrong-type']],
    ['a text for a number', { ...good, count: '5' }, ['count config/wrong-type']],
    ['a fraction for a whole number', { ...good, count: 1.5 }, ['count config/wrong-type']],
    ['a number that JSON has not', { ...good, ratio: Number.NaN }, ['ratio config/wrong-type']],
    ['a text for true', { ...good, safe: 'true' }, ['safe config/wrong-type']],
    ['numbers out of bounds', { ...good, count: 10 }, ['count config/too-great']],
    ['a text of which a part matches', { ...good, name: 'abc1' }, ['name config/bad-form']],
    ['a text without end', { ...good, note: 'x'.repeat(20_000) }, ['note config/too-long']],
    [
      'names of other things',
      { ...good, __proto__x: 1, constructor: 1 },
      ['__proto__x config/unknown-field', 'constructor config/unknown-field'],
    ],
    [
      '__proto__ from JSON',
      JSON.parse('{"name":"abc","token":"t1","__proto__":{"name":"x"}}'),
      ['__proto__ config/unknown-field'],
    ],
    ['a sealed secret', { ...good, token: new Secret('t2') }, []],
    ['a sealed secret of a wrong form', { ...good, token: new Secret('hunter2') }, ['token config/bad-form']],
  ])('of %s', (_, config, expected) => {
    expect(validateConfig(entry, config).map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });

  it('never repeats what was given as a secret', () => {
    for (const token of ['hunter2', new Secret('hunter2'), ['hunter2'], { hunter2: 1 }]) {
      const problems = validateConfig(entry, { ...good, token });
      expect(problems).toHaveLength(1);
      expect(JSON.stringify(problems)).not.toContain('hunter2');
    }
  });
});

describe('applyDefaults', () => {
  it('takes what is given, else what the variant has, else what the field has', () => {
    const [, slow] = entry.variants;
    expect(applyDefaults(entry, {})).toEqual({ mode: 'fast', safe: true });
    expect(applyDefaults(entry, {}, slow)).toEqual({ mode: 'slow', safe: true, count: 3 });
    expect(applyDefaults(entry, { mode: 'fast', count: null }, slow)).toEqual({
      mode: 'fast',
      safe: true,
      count: 3,
    });
  });
});

describe('sealed settings', () => {
  const sealed = sealConfig(entry, { ...good, count: 2, note: null });

  it('hold what was given, secrets wrapped', () => {
    expect(Object.keys(sealed)).toEqual(['name', 'token', 'count']);
    expect(sealed.token).toBeInstanceOf(Secret);
    expect({ ...revealConfig(sealed) }).toEqual({ name: 'abc', token: 't1', count: 2 });
  });

  it('show no secret, however they are printed', () => {
    const secret = new Secret('hunter2');
    const prints = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ a: [secret] }, { showHidden: true, depth: 9 }),
      Object.entries(secret).join(),
    ];
    expect(prints.join(' ')).not.toContain('hunter2');
    expect(JSON.stringify(sealed)).toBe('{"name":"abc","token":"***","count":2}');
    expect(inspect(sealed)).toContain('token: ***');
  });
});
