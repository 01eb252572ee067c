import type { FileText } from './files/FileText.ts';
import type { FileKind } from './files/kindOfText.ts';
import { hiddenParts } from './hideSecrets.ts';
import type { Report } from './Report.ts';
import type { ReviewContext } from './ReviewContext.ts';
import type { Rule } from './Rule.ts';
import { reportBrokenParent } from './reportBrokenParent.ts';
import { reportOtherDestinations } from './reportOtherDestinations.ts';
import { reportOtherRecords } from './reportOtherRecords.ts';
import { reportPersonalVariants } from './reportPersonalVariants.ts';
import { rules } from './rules.ts';
import { readBlueprintSubject } from './subjects/readBlueprintSubject.ts';
import { readCatalogSubject } from './subjects/readCatalogSubject.ts';
import { readFragmentSubject } from './subjects/readFragmentSubject.ts';
import { readOverrideSubject } from './subjects/readOverrideSubject.ts';
import { readProjectSubject } from './subjects/readProjectSubject.ts';
import { readTestSubject } from './subjects/readTestSubject.ts';
import type { Subject } from './subjects/Subject.ts';

type Reviewer = (text: FileText, context: ReviewContext, report: Report) => void;

/** Reads a text as what it is, and asks the rules of its kind. */
const reviewers: Record<FileKind | 'fragment', Reviewer> = {
  project(text, context, report) {
    const subject = readProjectSubject(text, context);
    report.hide(text.file, hiddenParts(subject));
    examine(subject, rules.project, report);
    reportOtherDestinations(subject, context, report);
  },
  catalog(text, context, report) {
    const own = context.catalog.find(({ file }) => file === text.file && !text.inMarkdown);
    const subject = own ?? readCatalogSubject(text, context.hasBlueprint);
    examine(subject, rules.catalog, report);
    reportPersonalVariants(subject, context, report);
    reportOtherDestinations(subject, context, report);
  },
  blueprint(text, context, report) {
    const subject = readBlueprintSubject(text, context, context.nameOf(text.file));
    examine(subject, rules.blueprint, report);
    reportBrokenParent(subject, context, report);
  },
  fragment: (text, _, report) => examine(readFragmentSubject(text), rules.blueprint, report),
  override(text, context, report) {
    const subject = readOverrideSubject(text, context);
    examine(subject, rules.override, report);
    if (subject.patched !== undefined) examine(subject.patched, rules.blueprint, report);
  },
  test(text, context, report) {
    const subject = readTestSubject(text);
    examine(subject, rules.test, report);
    reportOtherRecords(subject, context, report);
  },
};

export function reviewText(
  kind: FileKind | 'fragment',
  text: FileText,
  context: ReviewContext,
  report: Report,
): void {
  reviewers[kind](text, context, report);
}

function examine<S extends Subject>(subject: S, asked: readonly Rule<S>[], report: Report): void {
  report.include(subject.diagnostics);
  for (const rule of asked) rule.examine(subject, report);
}
