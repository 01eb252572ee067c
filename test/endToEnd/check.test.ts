import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchExpected } from '../blueprint/matchExpected.ts';
import { temporaryProject } from '../review/temporaryProject.ts';
import { runPatchbay } from './runPatchbay.ts';

const cases = resolve('test/endToEnd/checkCases');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Of a step of GitHub Actions, or not. */
const clean = {
  GITHUB_STEP_SUMMARY: '',
  GITHUB_BASE_REF: '',
  GITHUB_WORKSPACE: '',
  CI_PROJECT_DIR: '',
  NO_COLOR: '1',
};

function check(folder: string, args: readonly string[], environment: Record<string, string> = {}) {
  return runPatchbay(folder, ['check', ...args], { ...clean, ...environment });
}

describe('patchbay check', () => {
  it.each([
    ['bad-edit', 'text', [], 1],
    ['bad-edit', 'json', [], 1],
    ['bad-edit', 'github', [], 1],
    ['bad-edit', 'sarif', [], 1],
    ['bad-edit', 'junit', [], 1],
    ['bad-edit', 'gitlab', [], 1],
    ['secrets', 'text', [], 1],
    ['secrets', 'sarif', [], 1],
    ['warnings', 'text', [], 0],
    ['warnings', 'junit', ['--deny-warnings'], 1],
  ])('prints what is expected: %s as %s', async (name, format, more, exit) => {
    const folder = join(cases, name);
    const { code, out, talk } = await check(folder, ['--format', format, ...more]);
    expect(talk).toBe('');
    matchExpected(join(folder, `_expected/${format}.txt`), out.replaceAll(version, '<version>'));
    expect(code).toBe(exit);
    expect(out).not.toContain('clear_47');
  });

  it('fails on warnings where they are denied', async () => {
    expect((await check(join(cases, 'warnings'), ['--deny-warnings'])).code).toBe(1);
  });

  it.each([
    ['a path that there is not', ['nowhere'], 'file/not-found'],
    ['a commit that there is not', ['--against', 'nowhere'], 'git/unknown-ref'],
    ['a commit that looks like an option', ['--against', '--output=x'], 'git/unknown-ref'],
    [
      'an unknown format',
      ['--format', 'xml'],
      'Allowed choices are text, json, github, sarif, junit, gitlab',
    ],
  ])('could not run with %s', async (_, args, words) => {
    const { code, out, talk } = await check(resolve('.'), args);
    expect([code, out]).toEqual([2, '']);
    expect(talk).toContain(words);
  });

  it('could not run where there is nothing to check, and where there is no repository', async () => {
    const folder = temporaryProject({ 'notes.txt': '' });
    const { code, out } = await check(folder, []);
    expect(code).toBe(2);
    expect(out).toContain('file/nothing-to-check');
    const against = await check(folder, ['--against', 'HEAD']);
    expect(against.code).toBe(2);
    expect(against.talk).toContain('git/no-repository');
  });

  it("finds nothing wrong with the project's own files", async () => {
    const { code, out } = await check(resolve('.'), ['--format', 'json', '--deny-warnings']);
    expect(JSON.parse(out)).toEqual({ diagnostics: [] });
    expect(code).toBe(0);
    expect((await check(resolve('.'), [])).out).toMatch(/^\d+ files checked: nothing to complain about\n$/);
  });
});

describe('patchbay check on GitHub', () => {
  const blueprint = (roots: readonly string[]) =>
    `blueprint: a\nkey: { partition: id }\nitem:\n  id: event_id\n${roots.map((root, index) => `  a${index}: ${root}.x\n`).join('')}`;

  it('puts changed files first, leaves a summary, and names files from the root of the checkout', async () => {
    const wrong = Array.from({ length: 12 }, (_, index) => `wrong${index}`);
    const root = temporaryProject({
      'shop/blueprints/a.yaml': blueprint(wrong),
      'shop/blueprints/b.yaml': blueprint(['x']).replace('a', 'b'),
    });
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        stdio: 'ignore',
      });
    git('init', '-b', 'main');
    git('add', '.');
    git('commit', '-m', 'first');
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    writeFileSync(
      join(root, 'shop/blueprints/b.yaml'),
      blueprint(['wrongest']).replace('blueprint: a', 'blueprint: b'),
    );
    const summary = join(root, 'summary.md');
    const environment = { GITHUB_STEP_SUMMARY: summary, GITHUB_BASE_REF: 'main', GITHUB_WORKSPACE: root };
    const { code, out } = await check(join(root, 'shop'), ['--format', 'github'], environment);
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^::warning file=shop\/blueprints\/b\.yaml,line=5,/);
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(10);
    expect(readFileSync(summary, 'utf8').match(/^\| warning/gm)).toHaveLength(13);
    const against = await check(join(root, 'shop'), ['--format', 'github', '--against', 'HEAD']);
    expect(against.out).toMatch(/^::warning file=blueprints\/b\.yaml,line=5,/);
  });
});
