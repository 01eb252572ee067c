import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { YamlFolder } from '../../src/project/YamlFolder.ts';
import { temporaryFolder } from '../spool/temporaryFolder.ts';

/** A folder, and a clock that is an hour ahead of the files that are written to it, unless it is turned back. */
function open() {
  const path = temporaryFolder();
  const clock = { ahead: 3_600_000 };
  const folder = new YamlFolder(path, () => Date.now() + clock.ahead);
  const write = (name: string, text: string) => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const textOf = (name: string) => folder.find(name)?.text.toString();
  return { path, clock, folder, write, textOf };
}

describe('a folder of YAML files', () => {
  it('shows what it held when it was last looked at', async () => {
    const { folder, write, textOf } = open();
    write('own/shop.yaml', 'a: 1');
    expect(textOf('own/shop')).toBeUndefined();
    expect(await folder.look()).toEqual({ changed: new Set(['own/shop']), isUnsettled: false });
    write('own/shop.yaml', 'a: 2');
    expect(textOf('own/shop')).toBe('a: 1');
    expect((await folder.look(['own/shop'])).changed).toEqual(new Set(['own/shop']));
    expect(textOf('own/shop')).toBe('a: 2');
    expect([...folder.names()]).toEqual(['own/shop']);
  });

  it('tells no change of files that were written and say the same', async () => {
    const { folder, write } = open();
    const file = write('a.yaml', 'a: 1');
    await folder.look();
    write('a.yaml', 'a: 1');
    utimesSync(file, 1, 1);
    expect((await folder.look()).changed).toEqual(new Set());
  });

  it('looks at nothing but plain names of YAML files, and at no tests', async () => {
    const { folder, write } = open();
    for (const name of [
      'a.yaml',
      'b.test.yaml',
      'c.yml',
      '..v1/d.yaml',
      '.e.yaml',
      'f.yaml.swp',
      '__proto__.yaml',
    ])
      write(name, 'x: 1');
    expect((await folder.look()).changed).toEqual(new Set(['a', '__proto__']));
    expect((await folder.look(['nobody', 'constructor'])).changed).toEqual(new Set());
  });

  it('takes no file for written that was touched a moment ago, and keeps the earlier text meanwhile', async () => {
    const { folder, write, clock, textOf } = open();
    write('a.yaml', 'whole: text');
    await folder.look();
    write('a.yaml', 'half:');
    clock.ahead = 30;
    expect(await folder.look()).toEqual({ changed: new Set(), isUnsettled: true });
    expect(textOf('a')).toBe('whole: text');
    clock.ahead = 100;
    expect(await folder.look()).toEqual({ changed: new Set(['a']), isUnsettled: false });
  });

  it('waits longer for what is empty, and for what is gone', async () => {
    const { folder, write, clock, path } = open();
    write('a.yaml', 'a: 1');
    write('b.yaml', 'b: 1');
    await folder.look();
    write('a.yaml', '');
    rmSync(join(path, 'b.yaml'));
    clock.ahead = 60;
    expect(await folder.look()).toEqual({ changed: new Set(), isUnsettled: true });
    clock.ahead = 2_000;
    expect(await folder.look()).toEqual({ changed: new Set(['a', 'b']), isUnsettled: false });
    expect([...folder.names()]).toEqual(['a']);
  });

  it('does not mistake a file that is replaced for one that is gone', async () => {
    const { folder, write, path, clock, textOf } = open();
    write('a.yaml', 'a: 1');
    await folder.look();
    rmSync(join(path, 'a.yaml'));
    clock.ahead = 3_600_001;
    expect((await folder.look()).changed).toEqual(new Set());
    renameSync(write('a.tmp', 'a: 2'), join(path, 'a.yaml'));
    expect((await folder.look()).changed).toEqual(new Set(['a']));
    expect(textOf('a')).toBe('a: 2');
  });

  it('is empty while it is not there', async () => {
    const folder = new YamlFolder(join(temporaryFolder(), 'nowhere'));
    expect(await folder.look()).toEqual({ changed: new Set(), isUnsettled: false });
  });
});
