import { isDeepStrictEqual } from 'node:util';
import type { BlueprintNode } from '../../blueprint/BlueprintNode.ts';
import { plainValue } from '../../blueprint/plainValue.ts';
import { applyOverride } from './applyOverride.ts';
import type { Change } from './Change.ts';
import { pairRenames } from './pairRenames.ts';
import type { Snapshot } from './Snapshot.ts';
import type { Version } from './Version.ts';

export interface Changes {
  readonly changes: readonly Change[];
  /** Blueprints whose files changed, and that do what they did: a comment, the order of lines. */
  readonly unaffected: readonly string[];
}

/** All whose records may differ between two snapshots: what changed itself, and what is made from it. */
export function findChanges(before: Snapshot, after: Snapshot): Changes {
  const renames = findRenames(before, after);
  const blueprints = changedBlueprints(before, after, renames);
  const moved = new Set(renames.values());
  const gone = [...before.blueprints.keys()].filter(
    (name) => !after.blueprints.has(name) && !moved.has(name),
  );
  const removed = gone.map((name): Change => {
    const shipped = after.version(name);
    const cause =
      shipped === undefined ? 'its file was removed' : 'its file was removed: the shipped one counts now';
    return {
      kind: 'blueprint',
      subject: name,
      renamedFrom: undefined,
      before: before.version(name),
      after: shipped,
      cause,
    };
  });
  const all = [
    ...blueprints.changes,
    ...removed,
    ...changedVariants(before, after, renames),
    ...changedInstallations(before, after, renames),
  ];
  return { changes: all.toSorted(bySubject), unaffected: blueprints.unaffected };
}

function bySubject(a: Change, b: Change): number {
  if (a.subject === b.subject) return 0;
  return a.subject < b.subject ? -1 : 1;
}

function findRenames(before: Snapshot, after: Snapshot): Map<string, string> {
  const only = (here: Snapshot, there: Snapshot) =>
    new Map(
      [...here.blueprints].flatMap(([name, path]) =>
        there.blueprints.has(name) ? [] : [[name, textOf(here, path)] as const],
      ),
    );
  return pairRenames(only(before, after), only(after, before));
}

function textOf({ tree }: Snapshot, path: string | undefined): string {
  const bytes = path === undefined ? undefined : tree.read(path);
  return bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
}

function changedBlueprints(before: Snapshot, after: Snapshot, renames: ReadonlyMap<string, string>): Changes {
  const changes: Change[] = [];
  const unaffected: string[] = [];
  const edited = new Map<string, boolean>();
  for (const [name, path] of after.blueprints) {
    const old = before.blueprints.get(renames.get(name) ?? name);
    edited.set(name, textOf(before, old) !== textOf(after, path));
  }
  const anyEdited = [...edited.values()].includes(true) || before.blueprints.size !== after.blueprints.size;
  for (const [name, path] of after.blueprints) {
    const isEdited = edited.get(name) === true;
    // Without `extends`, nothing but its own file makes a blueprint another.
    if (!isEdited && !(anyEdited && textOf(after, path).includes('extends'))) continue;
    const renamedFrom = renames.get(name);
    const [old, now] = [before.version(renamedFrom ?? name), after.version(name)];
    if (old !== undefined && renamedFrom === undefined && isSame(old, now)) {
      if (isEdited) unaffected.push(name);
      continue;
    }
    const own = renamedFrom === undefined ? 'its file changed' : `renamed from ${renamedFrom}`;
    const cause = old === undefined ? 'it is new' : isEdited || renamedFrom ? own : 'what it extends changed';
    changes.push({ kind: 'blueprint', subject: name, renamedFrom, before: old, after: now, cause });
  }
  return { changes, unaffected };
}

/** Whether both do the same, or fail in the same way. */
function isSame(before: Version, after: Version | undefined): boolean {
  if ((before.plan === undefined) !== (after?.plan === undefined)) return false;
  if (before.plan === undefined) return before.tree !== undefined && isSameTree(before.tree, after?.tree);
  return isSameTree(before.tree, after?.tree);
}

const heads: ReadonlySet<string> = new Set(['blueprint', 'version', 'description', 'extends']);

function isSameTree(before: BlueprintNode | undefined, after: BlueprintNode | undefined): boolean {
  return isDeepStrictEqual(effectOf(before), effectOf(after));
}

/** What introduces a blueprint says nothing of what it does. */
function effectOf(tree: BlueprintNode | undefined): unknown {
  if (tree?.kind !== 'map') return undefined;
  const members = [...tree.members].filter(([name]) => !heads.has(name));
  return new Map(members.map(([name, member]) => [name, plainValue(member)]));
}

/** Variants that name another blueprint than before. */
function* changedVariants(
  before: Snapshot,
  after: Snapshot,
  renames: ReadonlyMap<string, string>,
): Generator<Change> {
  for (const [key, { entry }] of after.catalog) {
    const old = before.catalog.get(key)?.entry;
    for (const variant of entry.variants) {
      const was = old?.variants.find((known) => known.key === variant.key)?.blueprint;
      if (was === undefined || was === variant.blueprint || renames.get(variant.blueprint) === was) continue;
      const sides = { before: before.version(was), after: after.version(variant.blueprint) };
      if (sides.before !== undefined && isSame(sides.before, sides.after)) continue;
      const cause = `its blueprint was ${was}, is now ${variant.blueprint}`;
      yield { kind: 'variant', subject: `${key}: ${variant.key}`, renamedFrom: undefined, ...sides, cause };
    }
  }
}

/** Integrations that run another blueprint than before, or one under an override. */
function* changedInstallations(
  before: Snapshot,
  after: Snapshot,
  renames: ReadonlyMap<string, string>,
): Generator<Change> {
  for (const { id, blueprint } of after.installed) {
    const was = before.installed.find((known) => known.id === id)?.blueprint;
    if (was === undefined || blueprint === undefined) continue;
    const patched = before.overrides.has(id) || after.overrides.has(id);
    if (!patched && (was === blueprint || renames.get(blueprint) === was)) continue;
    const sides = {
      before: applyOverride(before.version(was), before.override(id)),
      after: applyOverride(after.version(blueprint), after.override(id)),
    };
    if (sides.before !== undefined && isSame(sides.before, sides.after)) continue;
    const kind = patched ? 'override' : 'integration';
    const cause = was === blueprint ? causeOf(before, after, id) : `it ran ${was}, runs ${blueprint} now`;
    yield { kind, subject: id, renamedFrom: undefined, ...sides, cause };
  }
}

function causeOf(before: Snapshot, after: Snapshot, id: string): string {
  const [old, now] = [before, after].map((snapshot) => textOf(snapshot, snapshot.overrides.get(id)));
  if (old === now) return 'the blueprint under its override changed';
  if (old === '') return 'it has an override now';
  return now === '' ? 'its override ended' : 'its override changed';
}
