import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveBlueprint } from '../src/blueprint/resolveBlueprint.ts';
import { environment } from '../src/cli/environment.ts';
import { compileLane } from '../src/compiler/compileLane.ts';
import { printOutcome } from '../src/compiler/printOutcome.ts';
import { entries } from '../src/diagnostics/entries.generated.ts';
import { readEvent } from '../src/envelope/readEvent.ts';
import { formatYaml } from '../src/review/formatting/formatYaml.ts';
import { readYaml } from '../src/yaml/readYaml.ts';
import { validate } from '../src/yaml/validate.ts';
import { temporaryProject } from './review/temporaryProject.ts';

const readme = readFileSync('README.md', 'utf8');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);

describe('the README', () => {
  const [blueprint = '', tests = '', project = ''] = blocks('yaml');
  const [event = '', printed = ''] = blocks('json');

  it('shows a blueprint that makes what it says of the event it shows', async () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    const { plan, diagnostics } = resolveBlueprint(
      { text: blueprint, file: 'README.md' },
      { find: () => undefined, names: () => [] },
    );
    expect(diagnostics).toEqual([]);
    if (plan === undefined) throw new Error('no plan');
    const outcome = await compileLane(plan, 'int_test').transform(readEvent(event, { now }), now);
    expect(`${printOutcome(outcome)}\n`).toBe(printed);
  });

  it('shows a test that the blueprint passes', () => {
    const folder = temporaryProject({
      'blueprints/amazon_dynamodb/orders.yaml': blueprint,
      'blueprints/amazon_dynamodb/orders.test.yaml': tests,
    });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve('dist/cli/main.js'), 'test', 'blueprints/amazon_dynamodb/orders.test.yaml'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stdout + stderr).toContain('2 passed, 0 failed');
    expect(status).toBe(0);
  });

  it('shows files as `patchbay fmt` writes them', () => {
    const shown = [
      [blueprint, 'blueprint'],
      [tests, 'test'],
      [project, 'project'],
    ] as const;
    for (const [text, name] of shown) expect(formatYaml(text, name)).toBe(text);
  });

  it('shows a project file of the right shape', () => {
    const { document, diagnostics } = readYaml(project, 'README.md');
    expect(diagnostics).toEqual([]);
    expect(document && validate(document, 'project')).toEqual([]);
  });

  it('names every variable of the environment, with what holds without it', () => {
    const rows = readme.split('\n').filter((line) => line.startsWith('| `PATCHBAY_'));
    for (const [name, variable] of Object.entries<{ meaning: string; usual?: string }>(environment)) {
      const [row = '', ...more] = rows.filter((line) => line.includes(`\`${name}\``));
      expect([name, more.length]).toEqual([name, 0]);
      expect(row).toContain(variable.usual ?? name);
    }
  });

  it('names the commands that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...readme.matchAll(/npm (?:run )?(start|test|demo|bench|peers)\b/g)].map(
      ([, name]) => name,
    );
    expect(new Set(named)).toEqual(new Set(['start', 'test', 'demo', 'bench', 'peers']));
    for (const name of named) expect(scripts).toHaveProperty(name as string);
  });
});

describe('the guides', () => {
  it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])(
    '%s names only files that exist and codes that have an entry',
    (file) => {
      const text = readFileSync(file, 'utf8');
      const paths = [
        ...text.matchAll(/`((?:src|test|bench|catalog|blueprints|schemas|scripts)\/[\w./-]+)`/g),
      ];
      expect(paths.length).toBeGreaterThan(5);
      for (const [, path = ''] of paths)
        expect(() => readFileSync(path.replace(/\/$/, '')), path).not.toThrow(/ENOENT/);
      for (const [, code = ''] of text.matchAll(
        /`((?:blueprint|transform|delivery|engine|spool)\/[a-z-]+)`/g,
      )) {
        expect(Object.keys(entries)).toContain(code);
      }
    },
  );
});
