import { basename } from 'node:path';
import type { MapNode } from '../../blueprint/BlueprintNode.ts';
import { type ReadOverride, readOverride } from '../../blueprint/readOverride.ts';
import type { FileText } from '../files/FileText.ts';
import type { ReviewContext } from '../ReviewContext.ts';
import type { BlueprintSubject } from './BlueprintSubject.ts';
import type { InstalledSubject } from './InstalledSubject.ts';
import type { OverrideSubject } from './OverrideSubject.ts';
import { patchSubject } from './patchSubject.ts';
import { readBlueprintSubject } from './readBlueprintSubject.ts';

export function readOverrideSubject(
  { file, text, inMarkdown }: FileText,
  context: ReviewContext,
): OverrideSubject {
  const override = readOverride(text, file);
  const { document, patch, expiresAt, diagnostics } = override;
  const id = inMarkdown ? undefined : basename(file, '.yaml');
  const installed = context.installed.find((integration) => integration.id === id);
  return {
    file,
    inMarkdown,
    document,
    diagnostics,
    id,
    installedIds: context.installed.map((integration) => integration.id),
    expiresAt,
    now: context.scope.now,
    patch,
    patched: installed && patch && patchedBlueprint(installed, patch, override, context),
  };
}

/** The integration's blueprint with the patch merged into it, planned as it would run. */
function patchedBlueprint(
  installed: InstalledSubject,
  patch: MapNode,
  override: ReadOverride,
  context: ReviewContext,
): BlueprintSubject | undefined {
  const { blueprint: name, entry, variant } = installed;
  const found = name === undefined ? undefined : context.library.find(name);
  if (found === undefined) return undefined;
  const base = readBlueprintSubject({ ...found, inMarkdown: false }, context, name);
  const patched = patchSubject(base, patch, override.diagnostics);
  return patched && { ...patched, uses: [{ entry, variant, installed }] };
}
