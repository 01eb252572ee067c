import { textOf } from '../../blueprint/BlueprintNode.ts';
import { resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import type { FileText } from '../files/FileText.ts';
import type { ReviewContext } from '../ReviewContext.ts';
import type { BlueprintSubject } from './BlueprintSubject.ts';

/** @param name its path below `blueprints/`; left out, it is what the text calls itself. */
export function readBlueprintSubject(
  { file, text, inMarkdown }: FileText,
  context: Pick<ReviewContext, 'library' | 'readTree' | 'usesOf'>,
  name?: string,
): BlueprintSubject {
  // Blocks of one Markdown file share its name, which trees are remembered by.
  const read = inMarkdown ? undefined : context.readTree;
  const { chain, tree, plan, diagnostics } = resolveBlueprint({ text, file }, context.library, read);
  const [own, ...parents] = chain;
  const known = name ?? textOf(own?.members.get('blueprint')) ?? file;
  return {
    file,
    inMarkdown,
    document: own?.origin.document,
    diagnostics,
    name: known,
    own,
    parents,
    tree,
    plan,
    get uses() {
      return context.usesOf(known);
    },
  };
}
