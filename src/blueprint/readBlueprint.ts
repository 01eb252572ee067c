import { readYaml } from '../yaml/readYaml.ts';
import { validate } from '../yaml/validate.ts';
import { isMap, type MapNode } from './BlueprintNode.ts';
import { checkTexts } from './checkTexts.ts';
import { expandShorthands } from './expandShorthands.ts';
import type { Findings } from './Findings.ts';
import { nodeOf } from './nodeOf.ts';

/** A blueprint's text, checked against its schema, as a tree in long form. */
export function readBlueprint(
  text: string | Uint8Array,
  file: string,
  findings: Findings,
): MapNode | undefined {
  const { document, diagnostics } = readYaml(text, file);
  findings.include(diagnostics);
  if (document === undefined) return undefined;
  findings.include(validate(document, 'blueprint'));
  const tree = nodeOf(document);
  checkTexts(tree, findings);
  return isMap(tree) ? expandShorthands(tree) : undefined;
}
