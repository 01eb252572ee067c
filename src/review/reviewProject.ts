import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import type { Revision } from './against/Revision.ts';
import { chooseTargets } from './files/chooseTargets.ts';
import { displayName } from './files/displayName.ts';
import { findProjectFiles } from './files/findProjectFiles.ts';
import { isWithin } from './files/isWithin.ts';
import { readFileText } from './files/readFileText.ts';
import type { Hidden } from './hideSecrets.ts';
import { reviewMarkdown } from './markdown/reviewMarkdown.ts';
import { Report } from './Report.ts';
import { ReviewContext } from './ReviewContext.ts';
import { reviewText } from './reviewText.ts';
import { rules } from './rules.ts';

export interface ReviewOptions {
  /** Files and folders to which the findings are confined; what they need is read all the same. None stand for all. */
  readonly paths?: readonly string[];
  /** The moment of the review, epoch milliseconds: whether an override has ended. */
  readonly now: number;
  /** What the project is compared with, if anything. */
  readonly against?: Revision | undefined;
}

export interface Review {
  /** The files that were looked at, findings or not. */
  readonly files: readonly string[];
  /** File by file and from top to bottom, each finding once. */
  readonly diagnostics: readonly Diagnostic[];
  /** What must not be shown of a file, by its name: secrets that stand in clear. */
  readonly hidden: ReadonlyMap<string, Hidden>;
}

/**
 * Reviews what a project keeps in files: each file as what it is, and all of them together.
 *
 * @param folder absolute path of the project.
 */
export function reviewProject(folder: string, { paths = [], now, against }: ReviewOptions): Review {
  const found = findProjectFiles(folder);
  const isChosen = choiceOf(folder, paths);
  const context = new ReviewContext(found, { now, isChosen });
  const report = new Report();
  const files: string[] = [];

  for (const { file, kind } of chooseTargets(found, paths, context.problems)) {
    if (kind === 'markdown') {
      if (reviewMarkdown(file, context, report) > 0) files.push(file);
    } else {
      const text = readFileText(file, context.problems);
      if (text !== undefined) reviewText(kind, text, context, report);
      files.push(file);
    }
  }
  if (against !== undefined) for (const rule of rules.comparison) rule.examine({ context, against }, report);
  report.include([...found.diagnostics, ...context.problems]);

  const diagnostics = report.all().filter(({ file }) => file !== undefined && isChosen(file));
  if (files.length > 0) return { files, diagnostics, hidden: report.hidden };
  const place = paths.map(displayName).join(', ') || displayName(folder) || 'this folder';
  const nothing = diagnose('file/nothing-to-check', { place });
  return { files, diagnostics: [...diagnostics, nothing], hidden: report.hidden };
}

function choiceOf(folder: string, paths: readonly string[]): (file: string) => boolean {
  const places = paths.length === 0 ? [folder] : paths;
  return (file) => places.some((place) => isWithin(file, place));
}
