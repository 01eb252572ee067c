import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatYaml } from '../../src/review/formatting/formatYaml.ts';
import type { SchemaName } from '../../src/yaml/SchemaName.ts';
import { matchExpected } from '../blueprint/matchExpected.ts';

const folder = 'test/review/formatting';

/** A case's only file is named after its format. */
const cases = readdirSync(folder).map((name) => {
  const file = readdirSync(join(folder, name)).find((entry) => entry.endsWith('.yaml')) ?? '';
  const kind = file.replace('.yaml', '') as SchemaName;
  return { name, kind, text: readFileSync(join(folder, name, file)) };
});

describe('patchbay fmt', () => {
  it.each(cases)('writes $name as expected', ({ name, kind, text }) => {
    mkdirSync(join(folder, name, '_expected'), { recursive: true });
    matchExpected(join(folder, name, '_expected', `${kind}.yaml`), formatYaml(text, kind));
  });

  it.each(cases)('changes nothing of $name a second time', ({ kind, text }) => {
    const once = formatYaml(text, kind);
    expect(formatYaml(once, kind)).toBe(once);
  });

  const own = ['catalog', 'blueprints'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => {
        const other = file.endsWith('.test.yaml') ? 'test' : 'blueprint';
        return { file: join(root, file), kind: root === 'catalog' ? ('catalog' as const) : other };
      }),
  );

  it.each(own)('has nothing to change in $file', ({ file, kind }) => {
    const text = readFileSync(file, 'utf8');
    expect(formatYaml(text, kind as SchemaName)).toBe(text);
  });
});
