import { realpathSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { maxFileBytes } from '../../yaml/decodeText.ts';
import { displayName } from '../files/displayName.ts';
import { type FileTree, listedPlaces } from './FileTree.ts';
import { gitLine, runGit } from './runGit.ts';

interface Entry {
  /** Six octal digits: `100644`, `120000` for a symbolic link. */
  readonly mode: string;
  readonly object: string;
  /** In bytes. */
  readonly size: number;
}

const symbolicLink = '120000';
/** Links that lead to links; a file system gives up at forty. */
const longestLine = 8;

/**
 * A project as it was at a commit, read from Git's objects: the working tree is never touched.
 *
 * @param folder absolute path of the project's folder, which need not have existed then.
 * @param commit its full name.
 * @param label what diagnostics call the commit.
 * @returns undefined when Git does not give its files: a part of them is missing, or they are too many.
 */
export function commitTree(folder: string, commit: string, label: string): FileTree | undefined {
  const root = gitLine(folder, ['rev-parse', '--show-toplevel']) ?? folder;
  const prefix = relative(root, realpathSync(folder)).split(sep).join('/');
  const entries = listEntries(root, commit, prefix);
  const known = entries && readSmallFiles(root, entries);
  if (entries === undefined || known === undefined) return undefined;
  const blob = (path: string) => runGit(root, ['cat-file', 'blob', `${commit}:${path}`]);

  const read = (path: string, links = 0): Uint8Array | undefined => {
    const place = posix.join(prefix, path);
    if (place.startsWith('../') || links > longestLine) return undefined;
    const entry = entries.get(place);
    const bytes = (entry && known.get(entry.object)) ?? blob(place);
    if (entry?.mode !== symbolicLink || bytes === undefined) return bytes;
    const target = posix.join(posix.dirname(path), Buffer.from(bytes).toString('utf8'));
    return read(target, links + 1);
  };

  return {
    paths: [...entries.keys()].map((place) => posix.relative(prefix, place)).toSorted(),
    read: (path) => read(path),
    fileOf: (path) => displayName(join(folder, path)),
    nameOf: (path) => `${label}:${posix.join(prefix, path)}`,
  };
}

/** The files of the project's own places, by their path from the root of the repository. */
function listEntries(root: string, commit: string, prefix: string): Map<string, Entry> | undefined {
  const places = listedPlaces.map((place) => posix.join(prefix, place));
  const list = runGit(root, ['ls-tree', '-r', '-l', '-z', '--full-tree', commit, '--', ...places]);
  if (list === undefined) return undefined;
  const entries = new Map<string, Entry>();
  for (const row of list.toString('utf8').split('\0')) {
    const [, mode = '', type, object = '', size = '', path = ''] =
      /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t([\s\S]*)$/.exec(row) ?? [];
    if (type !== 'blob' || !isListed(posix.relative(prefix, path))) continue;
    // `BAD` stands for an object that is not there.
    if (!/^\d+$/.test(size)) return undefined;
    entries.set(path, { mode, object, size: Number(size) });
  }
  return entries;
}

/** As on disk, where hidden files and installed packages are no part of a project. */
function isListed(path: string): boolean {
  const hidden = path.split('/').some((name) => name.startsWith('.') || name === 'node_modules');
  return path.endsWith('.yaml') && !hidden;
}

/** Files by the name of their object, all in one run of Git. Asked for by objects, names cannot confuse it. */
function readSmallFiles(
  root: string,
  entries: ReadonlyMap<string, Entry>,
): Map<string, Uint8Array> | undefined {
  const small = [...entries.values()].filter(({ size }) => size <= maxFileBytes);
  const objects = [...new Set(small.map(({ object }) => object))];
  const files = new Map<string, Uint8Array>();
  if (objects.length === 0) return files;
  const answer = runGit(root, ['cat-file', '--batch'], `${objects.join('\n')}\n`);
  if (answer === undefined) return undefined;
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(0x0a, at);
    const [object = '', type, size = ''] = answer.toString('latin1', at, end).split(' ');
    // `<object> missing`: a clone that left objects out, and cannot fetch them.
    if (end < 0 || type !== 'blob') return undefined;
    const start = end + 1;
    files.set(object, answer.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return files;
}
