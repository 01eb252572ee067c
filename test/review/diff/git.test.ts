import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/cli/commands/check.ts';
import { openRevision } from '../../../src/review/against/openRevision.ts';
import { reviewProject } from '../../../src/review/reviewProject.ts';
import { temporaryProject } from '../temporaryProject.ts';
import { commitAll, git, gitProject, write } from './gitProject.ts';
import { runCommand, runDiff } from './runDiff.ts';

const blueprint = (name: string, total = 'properties.total') => `blueprint: ${name}
version: 1
key: { partition: id }
item:
  id: event_id
  total: { from: ${total}, type: N }
`;

const shop = { 'blueprints/shop/orders.yaml': blueprint('shop/orders') };

async function changesIn(folder: string, ...args: string[]) {
  const { code, out, complaints } = await runDiff(folder, '--against', 'main', '--format', 'json', ...args);
  expect(complaints).toEqual([]);
  const { changes, unaffected, diagnostics, against } = JSON.parse(out);
  const subjects = changes.map(({ subject }: { subject: string }) => subject);
  return { code, changes, subjects, unaffected, diagnostics, against };
}

describe('a comparison with Git', () => {
  it.each([
    ['no repository', () => temporaryProject(shop), 'main', 'git/no-repository'],
    ['an unknown ref', () => gitProject(shop), 'nowhere', 'git/unknown-ref'],
    ['a ref that looks like an option', () => gitProject(shop), '--all', 'git/unknown-ref'],
    ['a ref that is no commit', () => gitProject(shop), 'main:blueprints', 'git/unknown-ref'],
    ['histories that never met', unrelated, 'stranger', 'git/no-common-commit'],
    ['a clone that is cut off', shallow, 'origin/main', 'git/shallow-clone'],
  ])('cannot be made with %s, and says so', async (_, make, ref, code) => {
    const run = await runDiff(make(), `--against=${ref}`);
    expect(run.complaints.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(run.complaints[0]?.hint).toMatch(/\w/);
    expect([run.code, run.out]).toEqual([2, '']);
  });

  it('is made with the commit where the branch began, whatever was merged since', async () => {
    const folder = gitProject(shop);
    const began = git(folder, 'rev-parse', 'HEAD').trim();
    git(folder, 'checkout', '--quiet', 'main');
    write(folder, 'blueprints/shop/other.yaml', blueprint('shop/other'));
    write(folder, 'blueprints/shop/orders.yaml', blueprint('shop/orders', 'properties.amount'));
    commitAll(folder, 'Of somebody else');
    git(folder, 'checkout', '--quiet', 'edit');
    write(folder, 'blueprints/shop/mine.yaml', blueprint('shop/mine'));
    commitAll(folder, 'Mine');
    const { code, subjects, against } = await changesIn(folder);
    expect([code, subjects, against.base]).toEqual([0, ['shop/mine'], began]);
  });

  it('sees what is staged, what is not, and what Git does not know yet', async () => {
    const folder = gitProject({ ...shop, 'blueprints/shop/a.yaml': blueprint('shop/a') });
    write(folder, 'blueprints/shop/a.yaml', blueprint('shop/a', 'properties.sum'));
    git(folder, 'add', '--all');
    write(folder, 'blueprints/shop/orders.yaml', blueprint('shop/orders', 'properties.sum'));
    write(
      folder,
      'blueprints/shop/new.yaml',
      blueprint('shop/new', 'traits.sum').replace('id: event_id', 'id: user_id'),
    );
    const { subjects } = await changesIn(folder);
    expect(subjects).toEqual(['shop/a', 'shop/new', 'shop/orders']);
  });

  it('leaves the working tree, the index and the branches as they are', async () => {
    const folder = gitProject(shop);
    write(folder, 'blueprints/shop/orders.yaml', blueprint('shop/orders', 'properties.sum'));
    const state = () => [
      git(folder, 'status', '--porcelain=v2', '--branch'),
      git(folder, 'for-each-ref'),
      readFileSync(join(folder, '.git/index')).toString('hex'),
      readFileSync(join(folder, '.git/HEAD'), 'utf8'),
    ];
    const before = state();
    const run = await runDiff(folder, '--against', 'main');
    expect([run.code, state()]).toEqual([1, before]);
  });

  it.each([
    'two words',
    "it's",
    '"quoted"',
    '$(touch pwned)',
    '-rf',
    'ünïcode',
    'new\nline',
    'tab\there',
    'a;b',
    '*',
  ])('takes any name for a name: %j', async (name) => {
    const file = `blueprints/${name}.yaml`;
    const folder = gitProject({ [file]: blueprint('odd') });
    write(folder, file, blueprint('odd', 'properties.sum'));
    const { code, subjects } = await changesIn(folder);
    expect([code, subjects]).toEqual([1, [name]]);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  it('finds a project that lies deep in its repository, and files of tests above it', async () => {
    const test = `tests: [{ name: t, event_file: ../../../../events/order.json, expect: { item: {} } }]\n`;
    const folder = gitProject({
      'teams/shop/blueprints/shop/orders.yaml': blueprint('shop/orders'),
      'teams/shop/blueprints/shop/orders.test.yaml': test,
      'events/order.json': '{"event_id":"from-file","type":"track","event":"E","properties":{"total":1}}',
    });
    const project = join(folder, 'teams/shop');
    write(project, 'blueprints/shop/orders.yaml', blueprint('shop/orders', 'properties.sum'));
    const { changes } = await changesIn(project);
    const vanished = changes[0].drift.attributes.find(({ path }: { path: string }) => path === 'item.total');
    expect(vanished.examples[0]).toEqual({ event: 'from-file', before: '1' });
  });

  it('follows a link in the earlier version', async () => {
    const folder = gitProject(shop);
    git(folder, 'checkout', '--quiet', 'main');
    write(folder, 'shared/orders.yaml', blueprint('shop/linked'));
    symlinkSync('../../shared/orders.yaml', join(folder, 'blueprints/shop/linked.yaml'));
    commitAll(folder, 'A link');
    git(folder, 'checkout', '--quiet', '-B', 'edit');
    unlinkSync(join(folder, 'blueprints/shop/linked.yaml'));
    write(folder, 'blueprints/shop/linked.yaml', blueprint('shop/linked', 'properties.sum'));
    const { changes } = await changesIn(folder);
    expect(
      changes.map(({ subject, earlier_errors }: Record<string, unknown>) => [subject, earlier_errors]),
    ).toEqual([['shop/linked', []]]);
    expect(changes[0].drift.affected).toBeGreaterThan(0);
  });

  it('is confined to the files that are named', async () => {
    const folder = gitProject({ ...shop, 'blueprints/shop/a.yaml': blueprint('shop/a') });
    for (const name of ['a', 'orders']) {
      write(folder, `blueprints/shop/${name}.yaml`, blueprint(`shop/${name}`, 'properties.sum'));
    }
    expect((await changesIn(folder, 'blueprints/shop/a.yaml')).subjects).toEqual(['shop/a']);
    expect((await changesIn(folder, 'blueprints/shop')).subjects).toEqual(['shop/a', 'shop/orders']);
    expect((await changesIn(folder, 'catalog')).subjects).toEqual([]);
  });

  it('names what is gone as it was called on disk, and is confined to it', async () => {
    const folder = gitProject({
      'teams/shop/blueprints/a.yaml': blueprint('a'),
      'teams/shop/blueprints/b.yaml': blueprint('b', 'traits.b'),
    });
    const project = join(folder, 'teams/shop');
    for (const name of ['a', 'b']) unlinkSync(join(project, `blueprints/${name}.yaml`));
    const { subjects, diagnostics } = await changesIn(project, 'blueprints/b.yaml');
    expect([subjects, diagnostics.map(({ file }: { file: string }) => file)]).toEqual([
      ['b'],
      ['blueprints/b.yaml'],
    ]);
  });

  it('takes no part of the files for all of them', async () => {
    const folder = gitProject(shop);
    const object = git(folder, 'rev-parse', 'main:blueprints/shop/orders.yaml').trim();
    rmSync(join(folder, '.git/objects', object.slice(0, 2), object.slice(2)), { force: true });
    const { code, complaints } = await runDiff(folder, '--against', 'main');
    expect([code, complaints.map((diagnostic) => diagnostic.code)]).toEqual([2, ['git/unreadable']]);
  });

  it('passes over hidden files in both versions', async () => {
    const folder = gitProject({
      ...shop,
      'blueprints/.trash/old.yaml': blueprint('old'),
      'blueprints/.old.yaml': 'x',
    });
    expect(await changesIn(folder)).toMatchObject({ code: 0, subjects: [], unaffected: [] });
  });

  it('takes everything for new in a project that was not there', async () => {
    const folder = gitProject({ 'README.md': 'Nothing yet.' });
    for (const [name, text] of Object.entries(shop)) write(folder, name, text);
    const { code, changes } = await changesIn(folder);
    expect([code, changes]).toMatchObject([
      0,
      [{ subject: 'shop/orders', cause: 'it is new', breaking: [] }],
    ]);
  });

  it.each(['catalog/shop.yaml', 'patchbay.yaml'])('says that %s is broken now', async (name) => {
    const folder = gitProject(shop);
    write(folder, name, 'key: [');
    const { code, out } = await runDiff(folder, '--against', 'main', '--format', 'json');
    const errors: { file: string }[] = JSON.parse(out).errors;
    expect([code, [...new Set(errors.map(({ file }) => file))]]).toEqual([1, [name]]);
    for (const format of ['text', 'markdown']) {
      expect((await runDiff(folder, '--against', 'main', '--format', format)).out).toContain('not compiling');
    }
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'Broken');
    const later = await runDiff(folder, '--against', 'HEAD', '--format', 'json');
    expect([later.code, JSON.parse(later.out).errors]).toEqual([0, []]);
  });

  it('knows a blueprint again under another name, though nothing is staged', async () => {
    const folder = gitProject(shop);
    unlinkSync(join(folder, 'blueprints/shop/orders.yaml'));
    write(folder, 'blueprints/shop/sales.yaml', blueprint('shop/sales'));
    const { changes } = await changesIn(folder);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      subject: 'shop/sales',
      renamed_from: 'shop/orders',
      breaking: ['breaking/blueprint-removed'],
    });
  });
});

describe('patchbay check --against', () => {
  it('reports what the files prove to break, where it stands', () => {
    const folder = gitProject(shop);
    write(folder, 'blueprints/shop/orders.yaml', blueprint('shop/orders').replace('type: N', 'type: S'));
    const opened = openRevision('main', folder);
    if ('diagnostic' in opened) throw new Error(opened.diagnostic.message);
    const { diagnostics } = reviewProject(folder, { now: 0, against: opened.revision });
    const breaking = diagnostics.filter(({ code }) => code.startsWith('breaking/'));
    expect(breaking.map(({ code, span }) => [code, span?.line, span?.column])).toEqual([
      ['breaking/type-changed', 6, 3],
    ]);
    expect(reviewProject(folder, { now: 0 }).diagnostics).toEqual(
      diagnostics.filter(({ code }) => !code.startsWith('breaking/')),
    );
  });
});

it('does not check against a history that was cut off', async () => {
  const { code, complaints } = await runCommand(check, shallow(), 'check', '--against', 'origin/main');
  expect([code, complaints.map((diagnostic) => diagnostic.code)]).toEqual([2, ['git/shallow-clone']]);
});

function unrelated(): string {
  const folder = gitProject(shop);
  git(folder, 'checkout', '--quiet', '--orphan', 'stranger');
  commitAll(folder, 'From nowhere');
  git(folder, 'checkout', '--quiet', 'edit');
  return folder;
}

/** Two branches of which only the last commits were fetched. */
function shallow(): string {
  const origin = gitProject(shop);
  write(origin, 'blueprints/shop/mine.yaml', blueprint('shop/mine'));
  commitAll(origin, 'Mine');
  git(origin, 'checkout', '--quiet', 'main');
  write(origin, 'blueprints/shop/other.yaml', blueprint('shop/other'));
  commitAll(origin, 'Of somebody else');
  const folder = temporaryProject({});
  const options = ['--quiet', '--depth', '1', '--no-single-branch', '--branch', 'edit'];
  execFileSync('git', ['clone', ...options, pathToFileURL(origin).href, folder]);
  return folder;
}
