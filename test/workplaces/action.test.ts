import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { temporaryProject } from '../review/temporaryProject.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';
import { commandLines, unknownIn } from './commandLines.ts';
import { readAction, runAction } from './runAction.ts';

const orders = `blueprint: shop/orders
version: 1
key: { partition: event_id }
item:
  event_id: { from: event_id, type: S }
  total: { from: properties.total, type: N }
`;

const tests = `tests:
  - name: an order
    event: { event_id: e1, type: track, event: Order Completed, properties: { total: 2 } }
    expect: { item: { total: { N: "2" } } }
`;

const shop = { 'blueprints/shop/orders.yaml': orders, 'blueprints/shop/orders.test.yaml': tests };

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });

/** A clone whose \`origin/main\` is the project as it is; what the working tree has more is the pull request. */
function repository(files: Record<string, string> = shop): string {
  const folder = temporaryProject(files);
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'Begin');
  git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  return folder;
}

function edit(folder: string, file: string, change: (text: string) => string): void {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  git(folder, 'commit', '--quiet', '--all', '--message', 'Edit');
}

const codes = (ran: ReturnType<typeof runAction>) =>
  Object.fromEntries(ran.steps.map(({ name, code }) => [name, code]));
const logOf = (ran: ReturnType<typeof runAction>, step: string) =>
  ran.steps.find(({ name }) => name === step)?.log ?? '';

/** Without a diff, which a pull request alone has. */
const clean = {
  'Read the inputs': 0,
  'Install patchbay': 0,
  'patchbay check': 0,
  'Findings as SARIF': 0,
  'patchbay test': 0,
  'patchbay fmt': 0,
};

describe('the text of the action', () => {
  const action = readAction();
  const text = readFileSync('action.yml', 'utf8');
  const runs = action.runs.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

  it('brings nothing into shell text but through the environment', () => {
    expect(runs.length).toBeGreaterThan(5);
    expect(runs.filter((run) => run.includes('${{'))).toEqual([]);
  });

  it('uses every input that it has, and has every input that it uses', () => {
    const used = new Set([...text.matchAll(/\binputs\.([\w-]+)(?!\.|[\w-])/g)].map(([, name = '']) => name));
    used.delete('outputs');
    expect([...used].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
  });

  it('explains every input and every output', () => {
    const explained = [...Object.values(action.inputs), ...Object.values(action.outputs)];
    expect(explained.every(({ description }) => description.endsWith('.'))).toBe(true);
    expect(Object.values(action.inputs).every((input) => typeof input.default === 'string')).toBe(true);
  });

  it('reads in every step only variables that it is given', () => {
    const ours = /\$\{?!?\b(PATHS|REF|SARIF|AGAINST|BASE|DENY_WARNINGS|VERSION|ACTION|TEST|FMT)\b/g;
    for (const { run = '', env = {} } of action.runs.steps) {
      const read = [...run.matchAll(ours)].map(([, name = '']) => name);
      expect(read.filter((name) => env[name] === undefined)).toEqual([]);
    }
  });

  it('gives commands only options that they have', () => {
    const calls = runs.flatMap((run) => commandLines(run.replace(/^ +/gm, '')));
    expect(calls.length).toBe(5);
    expect(calls.flatMap((line) => unknownIn(line) ?? [])).toEqual([]);
    const added = [...text.matchAll(/options\+=\((--[\w-]+)/g)].map(([, option]) => `check ${option} x`);
    expect(added.length).toBe(3);
    expect(added.flatMap((line) => unknownIn(line) ?? [])).toEqual([]);
  });

  it('would find an option that a command does not have', () => {
    expect(unknownIn('check --formt github')).toBe('patchbay check --formt');
    expect(unknownIn('check --format github2')).toBe('patchbay check --format github2');
    expect(unknownIn('chek')).toBe('patchbay chek');
  });

  it.each(['action.yml', ...readdirSync('.github/workflows').map((file) => `.github/workflows/${file}`)])(
    'pins what %s uses by commit, with the version beside it',
    (file) => {
      const uses = [...readFileSync(file, 'utf8').matchAll(/uses: (\S+)(.*)$/gm)];
      expect(uses.length).toBeGreaterThan(0);
      for (const [, name = '', comment] of uses) {
        if (name !== './')
          expect(`${name}${comment}`).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      }
    },
  );

  it('is given inputs that it has by the workflow of the project, with no more rights than that takes', () => {
    const workflow = parse(readFileSync('.github/workflows/catalog.yml', 'utf8'));
    expect(workflow.permissions).toEqual({});
    expect(workflow.jobs.catalog.permissions).toEqual({ contents: 'read', 'security-events': 'write' });
    const [step] = workflow.jobs.catalog.steps.filter(({ uses }: { uses?: string }) => uses === './');
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  });
});

/** What need not be looked at each time. */
const quick = { test: 'false', fmt: 'false', sarif: '' };

describe('the action', () => {
  it('checks, tests and formats a clean project, and leaves SARIF and a summary', () => {
    const folder = repository();
    const ran = runAction(folder, temporaryFolder());
    expect(codes(ran)).toEqual(clean);
    expect(ran.outputs.sarif).toBe(join(folder, 'patchbay.sarif'));
    expect(JSON.parse(readFileSync(join(folder, 'patchbay.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
    expect(ran.summary).toContain('### patchbay check');
    expect(logOf(ran, 'patchbay test')).toContain('1 passed, 0 failed');
  });

  it('installs a version of the package where one is asked for, without scripts', () => {
    const ran = runAction(repository(), temporaryFolder(), { ...quick, version: '9.8.7-rc.1' });
    expect(ran.npm).toMatch(/^install .*--ignore-scripts patchbay@9\.8\.7-rc\.1\n$/);
  });

  it.each([{}, { version: '' }, { version: 'source' }])(
    'builds itself from its own files, given %j',
    (given) => {
      const ran = runAction(repository(), temporaryFolder(), { ...quick, ...given });
      expect(codes(ran)['patchbay check']).toBe(0);
      expect(ran.npm).toMatch(/^--prefix \S+ ci .*\n--prefix \S+ run --silent build\n$/);
    },
  );

  it('goes on after findings, so that one run tells them all', () => {
    const folder = repository({
      ...shop,
      'blueprints/shop/orders.yaml': orders.replace('from: properties.total', 'frm: properties.total'),
      'blueprints/shop/orders.test.yaml': tests.replace('"2"', "'3'"),
    });
    const ran = runAction(folder, temporaryFolder());
    expect(codes(ran)).toEqual({ ...clean, 'patchbay check': 1, 'patchbay test': 1, 'patchbay fmt': 1 });
    expect(logOf(ran, 'patchbay check')).toMatch(/^::error .*file=blueprints\/shop\/orders\.yaml/m);
    expect(ran.summary).toContain('`blueprints/shop/orders.yaml:');
    expect(readFileSync(join(folder, 'patchbay.sarif'), 'utf8')).toContain('blueprints/shop/orders.yaml');
  });

  it('leaves out what it is told to leave out', () => {
    const folder = repository();
    const ran = runAction(folder, temporaryFolder(), quick);
    expect(Object.keys(codes(ran))).toEqual(['Read the inputs', 'Install patchbay', 'patchbay check']);
    expect(existsSync(join(folder, 'patchbay.sarif'))).toBe(false);
  });

  it('fails on warnings when it is told to', () => {
    const folder = repository({
      ...shop,
      'blueprints/shop/orders.yaml': orders.replace('properties.total', 'propertis.total'),
    });
    const run = (deny: string) =>
      codes(runAction(folder, temporaryFolder(), { ...quick, 'deny-warnings': deny }))['patchbay check'];
    expect([run('false'), run('true')]).toEqual([0, 1]);
  });

  it('works in a folder of the repository, on the paths that it is given', () => {
    const folder = repository({
      ...Object.fromEntries(Object.entries(shop).map(([name, text]) => [`apps/a b/${name}`, text])),
      'apps/a b/blueprints/shop/broken.yaml': 'blueprint: shop/broken\n',
    });
    const at = { 'working-directory': 'apps/a b' };
    expect(codes(runAction(folder, temporaryFolder(), { ...quick, ...at }))['patchbay check']).toBe(1);
    const paths = 'blueprints/shop/orders.yaml\n\nblueprints/shop/orders.test.yaml\n';
    const ran = runAction(folder, temporaryFolder(), { ...at, paths });
    expect(codes(ran)).toEqual(clean);
    expect(ran.outputs.sarif).toBe(join(folder, 'apps/a b/patchbay.sarif'));
  });

  it('says that there is nothing to compare with when the base is not in the clone', () => {
    const folder = repository();
    git(folder, 'update-ref', '-d', 'refs/remotes/origin/main');
    const ran = runAction(folder, temporaryFolder(), {}, 'main');
    expect(codes(ran)).toEqual(clean);
    expect(logOf(ran, 'Read the inputs')).toContain('::notice title=patchbay::nothing is compared');
  });

  it('shows in a pull request what the change does to records', () => {
    const folder = repository();
    edit(folder, 'blueprints/shop/orders.yaml', (text) => text.replace('  total:', '  amount:'));
    edit(folder, 'blueprints/shop/orders.test.yaml', (text) => text.replace('total: { N', 'amount: { N'));
    const ran = runAction(folder, temporaryFolder(), {}, 'main');
    expect(codes(ran)['patchbay diff']).toBe(1);
    expect(ran.summary).toContain('what this change does to records');
    expect(ran.summary).toContain('`item.total`');
    expect(readFileSync(ran.outputs.diff ?? '', 'utf8')).toContain('what this change does to records');
  });
});

describe('hostile inputs of the action', () => {
  const hostile = [
    `x"; touch pwned; '; touch pwned; $(touch pwned) \`touch pwned\``,
    'a\ntouch pwned',
    '--help',
  ];
  const names = ['paths', 'against', 'deny-warnings', 'test', 'fmt', 'sarif', 'version'];

  it.each(names.flatMap((name) => hostile.map((value) => [name, value] as const)))(
    '%s: %j runs nothing',
    (name, value) => {
      const folder = repository();
      const scratch = temporaryFolder();
      const ran = runAction(folder, scratch, { ...quick, [name]: value });
      const names = [folder, scratch].flatMap((place) =>
        readdirSync(place, { recursive: true, encoding: 'utf8' }),
      );
      expect(names.filter((file) => file.split('/').at(-1) === 'pwned')).toEqual([]);
      expect(ran.npm).not.toContain('pwned');
      // A file may have any name; everything else is refused, and says so.
      if (name !== 'sarif') expect(ran.steps.some(({ code }) => code !== 0)).toBe(true);
    },
    60_000,
  );

  it('cannot name an output of their own', () => {
    const ran = runAction(repository(), temporaryFolder(), { sarif: 'a.sarif\nfile=/etc/passwd' });
    expect(ran.outputs.sarif).toBe('');
    expect(logOf(ran, 'Read the inputs')).toContain('::error title=patchbay::the input sarif is no path');
  });

  it('cannot give commands to the runner by what tests are called', () => {
    const folder = repository({
      ...shop,
      'blueprints/shop/orders.test.yaml': tests.replace('an order', '"x\\n::add-path::/tmp/evil"'),
    });
    const log = logOf(runAction(folder, temporaryFolder(), { ...quick, test: 'true' }), 'patchbay test');
    expect(log).toContain('add-path');
    const [, token] = /^::stop-commands::([0-9a-f-]{36})$/m.exec(log) ?? [];
    expect(token).toBeDefined();
    const inside = log.slice(log.indexOf(`::stop-commands::${token}`), log.indexOf(`\n::${token}::`));
    expect(log.replace(inside, '')).not.toContain('add-path');
  });
});
