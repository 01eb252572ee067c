import type { Diagnostic } from '../diagnostics/Diagnostic.ts';
import { findProjectFiles } from './files/findProjectFiles.ts';
import { readFileText } from './files/readFileText.ts';
import { Report } from './Report.ts';
import { ReviewContext } from './ReviewContext.ts';
import type { Rule } from './Rule.ts';
import { rules } from './rules.ts';
import type { BlueprintSubject } from './subjects/BlueprintSubject.ts';
import type { OverrideSubject } from './subjects/OverrideSubject.ts';
import { readBlueprintSubject } from './subjects/readBlueprintSubject.ts';
import { readOverrideSubject } from './subjects/readOverrideSubject.ts';
import { readTestSubject } from './subjects/readTestSubject.ts';
import type { Subject } from './subjects/Subject.ts';

export interface ReviewOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether a file was asked for; all are, if not given. */
  readonly isChosen?: (file: string) => boolean;
}

export interface Review {
  /** The files that were looked at, findings or not. */
  readonly files: readonly string[];
  /** File by file and from top to bottom, each finding once. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reviews what a project keeps in files: each file as what it is, and all of them together. */
export function reviewProject(folder: string, { now, isChosen = () => true }: ReviewOptions): Review {
  const found = findProjectFiles(folder);
  const context = new ReviewContext(found, now);
  const report = new Report();
  const readAll = (files: readonly string[]) =>
    files.filter(isChosen).flatMap((file) => readFileText(file, context.problems) ?? []);

  if (found.project !== undefined && isChosen(found.project) && context.project !== undefined) {
    examine(context.project, rules.project, report);
  }
  for (const subject of context.catalog) if (isChosen(subject.file)) examine(subject, rules.catalog, report);
  for (const [name, file] of found.blueprints) {
    for (const text of readAll([file])) examineBlueprint(readBlueprintSubject(text, context, name), report);
  }
  for (const text of readAll(found.overrides)) examineOverride(readOverrideSubject(text, context), report);
  for (const text of readAll(found.tests)) examine(readTestSubject(text), rules.test, report);

  report.include([...found.diagnostics, ...context.problems]);
  const files = [
    found.project ?? [],
    found.catalog,
    [...found.blueprints.values()],
    found.overrides,
    found.tests,
  ];
  return {
    files: files.flat().filter(isChosen),
    diagnostics: report.all().filter(({ file }) => file === undefined || isChosen(file)),
  };
}

function examineBlueprint(subject: BlueprintSubject, report: Report): void {
  examine(subject, rules.blueprint, report);
}

function examineOverride(subject: OverrideSubject, report: Report): void {
  examine(subject, rules.override, report);
  if (subject.patched !== undefined) examineBlueprint(subject.patched, report);
}

function examine<S extends Subject>(subject: S, asked: readonly Rule<S>[], report: Report): void {
  report.include(subject.diagnostics);
  for (const rule of asked) rule.examine(subject, report);
}
