import { textOf } from '../../blueprint/BlueprintNode.ts';
import { placeOf } from '../../blueprint/Findings.ts';
import { resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { FileText } from '../files/FileText.ts';
import type { ReviewContext } from '../ReviewContext.ts';
import type { BlueprintSubject } from './BlueprintSubject.ts';
import { blameFile } from './blameFile.ts';

/** @param name its path below `blueprints/`; left out, it is what the text calls itself. */
export function readBlueprintSubject(
  { file, text, inMarkdown }: FileText,
  context: ReviewContext,
  name?: string,
): BlueprintSubject {
  // Blocks of one Markdown file share its name, which trees are remembered by.
  const read = inMarkdown ? undefined : context.readTree;
  const { chain, tree, plan, diagnostics } = resolveBlueprint({ text, file }, context.library, read);
  const [own, ...parents] = chain;
  const parent = own?.members.get('extends');
  const parentName = textOf(parent);
  const told =
    parent === undefined || parentName === undefined
      ? diagnostics
      : blameFile(diagnostics, file, context.diagnosticsOf(parentName), (problem) =>
          diagnose('blueprint/breaks-parent', { name: parentName, problem }, placeOf(parent)),
        );
  const known = name ?? textOf(own?.members.get('blueprint')) ?? file;
  return {
    file,
    inMarkdown,
    document: own?.origin.document,
    diagnostics: told,
    name: known,
    own,
    parents,
    tree,
    plan,
    get mayHoldMarks() {
      return context.marksPersonalData;
    },
    get uses() {
      return context.usesOf(known);
    },
  };
}
