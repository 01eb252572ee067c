import { isMap } from '../../blueprint/BlueprintNode.ts';
import { checkFragment } from '../../blueprint/checkFragment.ts';
import { Findings } from '../../blueprint/Findings.ts';
import { readBlueprint } from '../../blueprint/readBlueprint.ts';
import type { FileText } from '../files/FileText.ts';
import type { BlueprintSubject } from './BlueprintSubject.ts';

/** A part of a blueprint that documentation shows without the rest: it has neither a tree nor a plan. */
export function readFragmentSubject({ file, text, inMarkdown }: FileText): BlueprintSubject {
  const findings = new Findings();
  const own = readBlueprint(text, file, findings);
  if (isMap(own)) checkFragment(own, findings);
  return {
    file,
    inMarkdown,
    document: own?.origin.document,
    diagnostics: findings.all(),
    name: file,
    own,
    parents: [],
    tree: undefined,
    plan: undefined,
    uses: [],
    mayHoldMarks: false,
  };
}
