import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/**
 * Fetches DynamoDB Local, which the tests use where it is present. It ships inside an npm package; its licence
 * allows development and testing, not distribution, so it is kept out of the dependencies and of Git.
 */
const source = {
  package: 'amplify-dynamodb-simulator@2.9.30',
  integrity: 'xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==',
  folder: 'package/emulator',
};

const target = resolve('.cache/peers/dynamodb-local');

const run = promisify(execFile);

if (existsSync(join(target, 'DynamoDBLocal.jar'))) {
  console.error(`DynamoDB Local is there already: ${target}`);
} else {
  await fetchInto(target);
  console.error(`DynamoDB Local is in ${target}`);
}

/** All or nothing: the folder appears in one step, after the package was verified. */
async function fetchInto(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const scratch = await mkdtemp(join(dirname(folder), 'fetch-'));
  try {
    const { stdout } = await run('npm', ['pack', source.package, '--silent', '--pack-destination', scratch]);
    const archive = join(scratch, stdout.trim());
    await verify(archive);
    await run('tar', ['-xzf', archive, '-C', scratch, source.folder]);
    await rename(join(scratch, source.folder), folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function verify(archive: string): Promise<void> {
  const sha512 = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64');
  if (sha512 !== source.integrity) throw new Error(`${source.package} is not what it was: sha512-${sha512}`);
}
