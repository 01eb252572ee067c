import type { Plan } from '../../blueprint/Plan.ts';
import { readOverride } from '../../blueprint/readOverride.ts';
import { compileLane } from '../../compiler/compileLane.ts';
import { printOutcome } from '../../compiler/printOutcome.ts';
import { type DiagnosticBlanks, diagnose } from '../../diagnostics/diagnose.ts';
import { json } from '../../diagnostics/formats/json.ts';
import { parseEvent } from '../../envelope/parseEvent.ts';
import type { FileText } from '../files/FileText.ts';
import { findProjectFiles } from '../files/findProjectFiles.ts';
import { Report } from '../Report.ts';
import { ReviewContext } from '../ReviewContext.ts';
import { reportBrokenParent } from '../reportBrokenParent.ts';
import { rules } from '../rules.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';
import { patchSubject } from '../subjects/patchSubject.ts';
import { readBlueprintSubject } from '../subjects/readBlueprintSubject.ts';
import { PreviewLimits } from './PreviewLimits.ts';
import { PreviewRefusal } from './PreviewRefusal.ts';
import type { PreviewRequest } from './PreviewRequest.ts';

/** What a preview is made among. */
export interface PreviewSurroundings {
  /** Absolute path of the project: what `extends` names is found there, or among what is shipped. */
  readonly folder: string;
  /** The blueprint of each installed integration, by its id. */
  readonly installed: ReadonlyMap<string, string>;
}

/** Names in diagnostics for texts that lie in no file. */
const blueprintFile = 'blueprint.yaml';
const overrideFile = 'override.yaml';

const usualId = 'int_test';

/**
 * Checks a blueprint by all the rules of `check`, and maps events with it as `run` does. Files are only read; an event
 * that is none, or dies, is a result like any other.
 *
 * @returns JSON: `{diagnostics, destination, mode, results}`. With errors in the blueprint there are no results.
 * @throws PreviewRefusal when there is nothing to preview, or the answer is too large.
 */
export async function previewBlueprint(
  request: PreviewRequest,
  around: PreviewSurroundings,
): Promise<string> {
  const files = findProjectFiles(around.folder);
  const context = new ReviewContext(files, { now: request.now, isChosen: () => true });
  const report = new Report();
  const plan = review(request, findText(request, around, context), context, report);
  const size = new AnswerSize();
  const diagnostics = report.all().map((diagnostic) => size.take(JSON.stringify(json(diagnostic))));
  const head = `"diagnostics":[${diagnostics.join(',')}]`;
  if (plan === undefined) return `{${head},"destination":null,"mode":null,"results":[]}`;

  const lane = compileLane(plan, request.integrationId ?? usualId);
  const results: string[] = [];
  for (const event of request.events) {
    const result =
      'error' in event
        ? printRefused(event.error)
        : printOutcome(
            await lane.transform(parseEvent(event.buffer, event.start, event.end, event.flags), request.now),
          );
    results.push(size.take(result));
  }
  const { destination, mode } = lane;
  return `{${head},"destination":"${destination}","mode":"${mode}","results":[${results.join(',')}]}`;
}

/** The blueprint that was given, or named, or is the integration's. */
function findText(
  { blueprint, integrationId }: PreviewRequest,
  { installed }: PreviewSurroundings,
  context: ReviewContext,
): { readonly text: FileText; readonly name: string | undefined } {
  if (blueprint !== undefined && 'text' in blueprint) {
    return { text: { file: blueprintFile, text: blueprint.text, inMarkdown: false }, name: undefined };
  }
  const name = blueprint?.name ?? (integrationId && installed.get(integrationId));
  if (name === undefined) {
    if (integrationId === undefined) throw new PreviewRefusal(diagnose('preview/no-blueprint', {}));
    throw new PreviewRefusal(diagnose('installation/unknown', { id: integrationId }));
  }
  const found = context.library.find(name);
  if (found === undefined) throw new PreviewRefusal(diagnose('preview/unknown-blueprint', { name }));
  return { text: { ...found, inMarkdown: false }, name };
}

/** @returns the plan that would run; undefined when there are errors. */
function review(
  { override }: PreviewRequest,
  { text, name }: ReturnType<typeof findText>,
  context: ReviewContext,
  report: Report,
): Plan | undefined {
  const base = readBlueprintSubject(text, context, name);
  if (override === undefined) return examine(base, context, report);
  const { patch, diagnostics } = readOverride(override, overrideFile);
  report.include(diagnostics);
  const patched = patch && patchSubject(base, patch, diagnostics);
  if (patched !== undefined) return examine(patched, context, report);
  examine(base, context, report);
  return undefined;
}

function examine(subject: BlueprintSubject, context: ReviewContext, report: Report): Plan | undefined {
  report.include(subject.diagnostics);
  for (const rule of rules.blueprint) rule.examine(subject, report);
  reportBrokenParent(subject, context, report);
  report.include(context.problems);
  return subject.plan;
}

function printRefused({ code, message }: { readonly code: string; readonly message: string }): string {
  return JSON.stringify({ outcome: 'refused', diagnostic: { code, message } });
}

/** Adds up what is to be told, so that it never gets too large. */
class AnswerSize {
  #size = 0;

  take(text: string): string {
    this.#size += text.length;
    if (this.#size <= PreviewLimits.answer) return text;
    const blanks: DiagnosticBlanks<'preview/answer-too-large'> = {
      limit: `${PreviewLimits.answer / 1024 / 1024} MiB`,
    };
    throw new PreviewRefusal(diagnose('preview/answer-too-large', blanks));
  }
}
