import { pointer } from '../yaml/pointer.ts';
import { personalCopies, personalMarks } from './inference/personalCopies.ts';
import type { Report } from './Report.ts';
import type { ReviewContext } from './ReviewContext.ts';
import type { CatalogSubject } from './subjects/CatalogSubject.ts';
import { readBlueprintSubject } from './subjects/readBlueprintSubject.ts';

/** Variants whose blueprint comes with Patchbay, where nothing can be shown, and copies what their entry marks. */
export function reportPersonalVariants(
  { document, entry }: CatalogSubject,
  context: ReviewContext,
  report: Report,
): void {
  const marks = personalMarks([entry]);
  if (document === undefined || entry === undefined || marks.length === 0) return;
  for (const [index, { blueprint: name }] of entry.variants.entries()) {
    const found = context.files.blueprints.has(name) ? undefined : context.library.find(name);
    if (found === undefined) continue;
    const { tree } = readBlueprintSubject({ ...found, inMarkdown: false }, context, name);
    const copied = tree === undefined ? [] : personalCopies(tree, marks).flatMap((copy) => copy.marks);
    const paths = [...new Set(copied.map(({ text }) => `\`${text}\``))].join(', ');
    if (paths === '') continue;
    const at = pointer('variants', index, 'blueprint');
    report.place('catalog/personal-variant', { blueprint: name, paths }, document, at);
  }
}
