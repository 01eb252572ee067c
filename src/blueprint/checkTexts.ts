import type { BlueprintNode } from './BlueprintNode.ts';
import type { Findings } from './Findings.ts';

/** Every text and name ends up in a record or is compared with one, and so must be text that UTF-8 can hold. */
export function checkTexts(node: BlueprintNode, findings: Findings): void {
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
