import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { validate } from '../yaml/validate.ts';
import type { YamlDocument } from '../yaml/YamlDocument.ts';
import { isMap, type MapNode, textOf } from './BlueprintNode.ts';
import { checkTexts } from './checkTexts.ts';
import { expandShorthands } from './expandShorthands.ts';
import { Findings } from './Findings.ts';
import { nodeOf } from './nodeOf.ts';

export interface ReadOverride {
  /** Undefined when the text is no YAML. */
  readonly document: YamlDocument | undefined;
  /** In long form; undefined when there is none. */
  readonly patch: MapNode | undefined;
  /** Epoch milliseconds; undefined when it is no date. */
  readonly expiresAt: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads an override file: its text and its shape. What its patch means depends on the blueprint that it patches. */
export function readOverride(source: string | Uint8Array, file: string): ReadOverride {
  const { document, diagnostics } = readYaml(source, file);
  const findings = new Findings();
  findings.include(diagnostics);
  if (document === undefined) return { document, patch: undefined, expiresAt: undefined, diagnostics };
  findings.include(validate(document, 'override'));
  const tree = nodeOf(document);
  checkTexts(tree, findings);
  const patch = isMap(tree) ? tree.members.get('patch') : undefined;
  const expiry = isMap(tree) ? textOf(tree.members.get('expires_at')) : undefined;
  const expiresAt = Date.parse(expiry ?? '');
  return {
    document,
    patch: isMap(patch) ? expandShorthands(patch) : undefined,
    expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt,
    diagnostics: findings.all(),
  };
}
