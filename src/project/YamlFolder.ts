import { type BigIntStats, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { BlueprintLibrary, BlueprintText } from '../blueprint/resolveBlueprint.ts';

/** What a look at a folder has found. */
export interface FolderChanges {
  /** Names whose text is another one now, or is there no more. */
  readonly changed: ReadonlySet<string>;
  /** Somebody is still writing: what was written so far is not looked at, and is to be looked at again soon. */
  readonly isUnsettled: boolean;
}

interface Entry extends BlueprintText {
  readonly text: Buffer;
  readonly inode: bigint;
  /** Tells one state of the file from another without reading it. */
  readonly stamp: string;
}

/** Names that no file system takes for anything else. */
const plainName = /^[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/;

/**
 * Milliseconds since its last write after which a file is taken for written. Most programs write another file and put
 * it in the place of the first, or write in one go; one that is written in place may be stopped half way, by the scheduler
 * at least, and is shorter then than it was. An empty one is more often a file that was cut off to be written anew than
 * one that is meant, and one that is gone is often about to be replaced.
 */
const settledAfter = { whole: 15, shorter: 60, unknown: 40, empty: 500, missing: 100 };

/** The share of its earlier length from which on a file counts as whole. */
const wholeShare = 0.9;

/** Milliseconds after which files that have settled are not held up any more by others that have not. */
const patience = 2_000;

/** Looks after which a folder that never settles is taken as it is. */
const mostLooks = 250;

/**
 * Files that are read before others get their turn. They are read at once and not in a thread of the pool, where they
 * would wait behind what the store writes to disk.
 */
const filesAtOnce = 32;

/**
 * The YAML files of a folder and of those below it, as they were when they were last looked at. What changes on disk is
 * not seen before `look`, and never in the middle of being written: whoever reads in between sees one state of all.
 */
export class YamlFolder implements BlueprintLibrary {
  readonly #folder: string;
  readonly #now: () => number;
  #entries = new Map<string, Entry>();
  /** Since when files that were there are gone. */
  readonly #missing = new Map<string, number>();
  #unsettledSince: number | undefined;

  /** @param folder as people name it: so are its files in diagnostics. */
  constructor(folder: string, now: () => number = Date.now) {
    this.#folder = folder;
    this.#now = now;
  }

  find(name: string): BlueprintText | undefined {
    return this.#entries.get(name);
  }

  names(): Iterable<string> {
    return this.#entries.keys();
  }

  /** Looks at all files, or at those with some names, until nobody is writing any more. */
  async settle(names?: readonly string[]): Promise<void> {
    for (let looks = 0; looks < mostLooks && (await this.look(names)).isUnsettled; looks++)
      await delay(settledAfter.unknown);
  }

  /** Which files, of all or of some, are not as they were when they were last looked at. Nothing is done about them. */
  async scan(names?: Iterable<string>): Promise<ReadonlySet<string>> {
    const found = await eachOf([...(names ?? this.#allNames())], (name) => {
      const stats = statOf(this.#fileOf(name));
      return (stats && stampOf(stats)) !== this.#entries.get(name)?.stamp;
    });
    return new Set(found.flatMap(([name, differs]) => (differs ? [name] : [])));
  }

  /**
   * Looks at all files, or at those with some names. While one of them is being written, the others wait for it: they
   * may belong together.
   */
  async look(names?: Iterable<string>): Promise<FolderChanges> {
    const wanted = names === undefined ? this.#allNames() : new Set(names);
    const entries = new Map(this.#entries);
    const changed = new Set<string>();
    let isUnsettled = false;
    const found = await eachOf([...wanted], (name) => this.#read(name, entries.get(name)));
    for (const [name, entry] of found) {
      if (entry === 'unsettled') isUnsettled = true;
      else if (entry === undefined) {
        if (entries.delete(name)) changed.add(name);
      } else {
        if (entries.get(name)?.text.equals(entry.text) !== true) changed.add(name);
        entries.set(name, entry);
      }
    }
    if (isUnsettled) this.#unsettledSince ??= this.#now();
    else this.#unsettledSince = undefined;
    if (isUnsettled && this.#now() - (this.#unsettledSince ?? 0) < patience)
      return { changed: new Set(), isUnsettled };
    this.#entries = entries;
    return { changed, isUnsettled };
  }

  /** Those that are there and those that were. */
  #allNames(): Set<string> {
    const names = new Set(this.#entries.keys());
    if (!existsSync(this.#folder)) return names;
    for (const entry of readdirSync(this.#folder, { recursive: true, withFileTypes: true })) {
      if (entry.isDirectory()) continue;
      const name = nameOf(relative(this.#folder, join(entry.parentPath, entry.name)));
      if (name !== undefined) names.add(name);
    }
    return names;
  }

  #fileOf(name: string): string {
    return join(this.#folder, `${name}.yaml`);
  }

  #isGone(name: string): boolean {
    const since = this.#missing.get(name) ?? this.#now();
    this.#missing.set(name, since);
    if (this.#now() - since < settledAfter.missing) return false;
    return this.#missing.delete(name);
  }

  #read(name: string, before: Entry | undefined): Entry | 'unsettled' | undefined {
    const file = this.#fileOf(name);
    const first = statOf(file);
    if (first === undefined) return before === undefined || this.#isGone(name) ? undefined : 'unsettled';
    this.#missing.delete(name);
    const stamp = stampOf(first);
    if (stamp === before?.stamp) return before;
    const age = this.#now() - Number(first.mtimeMs);
    // A time that is still to come says nothing.
    if (age >= 0 && age < restOf(first, before)) return 'unsettled';
    const text = readIfThere(file);
    const second = statOf(file);
    if (text === undefined || second === undefined || stampOf(second) !== stamp) return 'unsettled';
    return { text, file, stamp, inode: first.ino };
  }
}

/** @param path from the folder. @returns undefined for what is no file of this kind. */
export function nameOf(path: string): string | undefined {
  if (!path.endsWith('.yaml') || path.endsWith('.test.yaml')) return undefined;
  const name = path.slice(0, -'.yaml'.length).split(sep).join('/');
  return plainName.test(name) ? name : undefined;
}

/** Links are followed: a mounted config map swaps its files by swapping a link. */
function statOf(file: string): BigIntStats | undefined {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found?.isFile() === true ? found : undefined;
  } catch {
    // A folder on the way that may not be entered, a circle of links: there is no file for us.
    return undefined;
  }
}

/** Between a look at a file and the reading it may have gone. */
function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** How long a file has to rest until it is taken for written. */
function restOf({ size, ino }: BigIntStats, before: Entry | undefined): number {
  if (size === 0n) return settledAfter.empty;
  if (before === undefined) return settledAfter.unknown;
  const isWhole = before.inode !== ino || Number(size) >= before.text.length * wholeShare;
  return isWhole ? settledAfter.whole : settledAfter.shorter;
}

function stampOf({ ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return `${ino}-${size}-${mtimeNs}-${ctimeNs}`;
}

async function eachOf<Result>(
  names: readonly string[],
  read: (name: string) => Result,
): Promise<[name: string, result: Result][]> {
  const results: [string, Result][] = [];
  for (const [index, name] of names.entries()) {
    if (index > 0 && index % filesAtOnce === 0) await nextTurn();
    results.push([name, read(name)]);
  }
  return results;
}
