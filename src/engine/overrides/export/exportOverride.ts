import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { applyOverride } from '../../../blueprint/applyOverride.ts';
import { plainValue } from '../../../blueprint/plainValue.ts';
import { type BlueprintLibrary, resolveBlueprint } from '../../../blueprint/resolveBlueprint.ts';
import { memberOf } from '../../../review/subjects/memberOf.ts';
import { pointerSegments } from '../../../yaml/pointer.ts';
import type { KnownOverride } from '../OverrideRegister.ts';
import { touchedPlaces } from '../touchedPlaces.ts';
import { editYaml } from './editYaml.ts';
import type { ProjectFiles } from './ProjectFiles.ts';
import { pointProject } from './pointProject.ts';
import { shortForm } from './shortForm.ts';
import { unifiedDiff } from './unifiedDiff.ts';

export interface ExportOptions {
  readonly library: BlueprintLibrary;
  readonly files: ProjectFiles;
  /** The name of the blueprint that is overridden. */
  readonly blueprint: string;
  /** The names of the blueprints of all other installed integrations. */
  readonly others: readonly string[];
}

/**
 * The patch of a project's files that makes an override permanent: `git apply` takes it in the project's folder. The
 * blueprint itself is edited, comments kept, where nobody else uses it; otherwise one is added that extends it, and
 * `patchbay.yaml` is pointed at that. An override that stands in a file is removed along the way.
 *
 * @returns undefined for an override that does not hold together with its blueprint.
 */
export function exportOverride(known: KnownOverride, options: ExportOptions): string | undefined {
  const { files } = options;
  const { row } = known;
  const change = editInPlace(known, options) ?? extendBeside(known, options);
  if (change === undefined) return undefined;
  const own = row.owner === 'git' ? files.pathOf(row.file) : undefined;
  return change + (own === undefined ? '' : unifiedDiff(own, row.text, undefined));
}

function editInPlace(known: KnownOverride, options: ExportOptions): string | undefined {
  const { library, files, blueprint } = options;
  const found = library.find(blueprint);
  const path = found && files.pathOf(found.file);
  const text = path === undefined ? undefined : files.read(path);
  if (found === undefined || path === undefined || text === undefined) return undefined;
  if (isShared(found.file, options)) return undefined;
  const base = resolveBlueprint(found, library);
  const wanted = applyOverride(base, known).tree;
  if (base.tree === undefined || wanted === undefined || known.patch === undefined) return undefined;
  const edits = touchedPlaces(base.tree, known.patch).flatMap(({ pointer, after, isSame }) => {
    if (isSame) return [];
    const place = { path: pointerSegments(pointer) };
    // What a parent has goes by being taken away, and not by being left out.
    if (after === undefined) return base.chain.length > 1 ? { ...place, value: null } : place;
    return { ...place, value: shortForm(place.path, after) };
  });
  const edited = editYaml(text, edits);
  if (edited === undefined) return undefined;
  const { tree } = resolveBlueprint({ text: edited, file: found.file }, library);
  const isRight = tree !== undefined && isDeepStrictEqual(plainValue(tree), plainValue(wanted));
  return isRight ? unifiedDiff(path, text, edited) : undefined;
}

/** Whether another integration's blueprint is this one, or extends it. */
function isShared(file: string, { library, others }: ExportOptions): boolean {
  return others.some((name) => {
    const found = library.find(name);
    const chain = found === undefined ? [] : resolveBlueprint(found, library).chain;
    return chain.some(({ origin }) => origin.document.file === file);
  });
}

function extendBeside(known: KnownOverride, { files, blueprint }: ExportOptions): string | undefined {
  const { row, document, reason } = known;
  const patch = memberOf(document?.value, 'patch');
  if (typeof patch !== 'object' || patch === null) return undefined;
  const id = row.integration_id;
  const name = freeName(`${blueprint}_${id}`, files);
  const head = { blueprint: name, version: 1, description: reason, extends: blueprint };
  const text = stringify({ ...head, ...patch }, { lineWidth: 0 });
  return unifiedDiff(`blueprints/${name}.yaml`, undefined, text) + pointProject(id, name, files);
}

function freeName(name: string, files: ProjectFiles): string {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name}_${number}`;
    if (files.read(`blueprints/${tried}.yaml`) === undefined) return tried;
  }
}
