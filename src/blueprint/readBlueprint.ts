import { readYaml } from '../yaml/readYaml.ts';
import { validate } from '../yaml/validate.ts';
import { type BlueprintNode, isMap, type MapNode } from './BlueprintNode.ts';
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

/** Every text and name ends up in a record or is compared with one, and so must be text that UTF-8 can hold. */
function checkTexts(node: BlueprintNode, findings: Findings): void {
  if (node.kind === 'list') for (const item of node.items) checkTexts(item, findings);
  if (node.kind === 'map') {
    for (const [name, member] of node.members) {
      if (!name.isWellFormed()) findings.add('blueprint/half-character', {}, member, 'key');
      checkTexts(member, findings);
    }
  }
  if (node.kind === 'scalar' && typeof node.scalar === 'string' && !node.scalar.isWellFormed()) {
    findings.add('blueprint/half-character', {}, node);
  }
}
