import type { Diagnostic } from '../../../diagnostics/Diagnostic.ts';
import { countOf } from '../../../diagnostics/formats/countFindings.ts';
import type { Breach } from '../breaking/Breaches.ts';
import { brokenCount, type DiffReport, distinctBreaches, type ReviewedChange } from '../DiffReport.ts';
import type { Drift } from '../Drift.ts';
import { codeCell, codeSpan } from './codeSpan.ts';
import { costRows, drawnText, driftRows, exampleText } from './driftRows.ts';
import { escapeText, plainText } from './plainText.ts';

/** GitHub: "body is too long (maximum is 65536 characters)". Room is left for what a workflow adds to it. */
const longestComment = 65_536 - 1024;

/** The report as a comment on a pull request: a table of what changes, and the details folded below it. */
export function printDiffMarkdown(report: DiffReport): string {
  const { changes, breaches, errors, sample } = report;
  const head = [
    '### Patchbay: what this change does to records',
    '',
    verdict(report),
    ...(changes.length === 0 ? [] : ['', ...summaryTable(changes)]),
    ...(breaches.length + errors.length === 0 ? [] : ['', '**Catalog and project**', '']),
    ...errors.map(errorLine),
    ...breaches.map(breachLine),
    ...(sample === undefined ? [] : ['', sampleLine(sample)]),
  ].join('\n');
  return fitComment(head, changes.map(details));
}

/** Keeps whole details for as long as there is room, and says how many are left out. */
function fitComment(head: string, blocks: readonly string[]): string {
  const note = '\n\nThere is more than a comment holds; `patchbay diff` prints all of it.';
  const kept =
    head.length + note.length <= longestComment ? [head] : [cutLines(head, longestComment - note.length)];
  let length = (kept[0] as string).length;
  let left = kept[0] === head ? 0 : 1;
  for (const block of blocks) {
    if (length + block.length + 2 + note.length > longestComment) left += 1;
    else {
      kept.push(block);
      length += block.length + 2;
    }
  }
  return left === 0 ? kept.join('\n\n') : `${kept.join('\n\n')}${note}`;
}

function cutLines(text: string, limit: number): string {
  return text.slice(0, text.lastIndexOf('\n', limit));
}

function verdict(report: DiffReport): string {
  const { ref, base, unaffected, changes } = report;
  const count = distinctBreaches(report).length;
  const broken = brokenCount(report);
  const sentences = [
    count > 0 ? `**${countOf(count, 'breaking finding')}.**` : broken > 0 ? [] : 'Nothing breaks.',
    broken === 0 ? [] : `**${countOf(broken, 'file')} not compiling.**`,
    changes.length === 0 ? 'Nothing makes records differently.' : [],
    unaffected.length === 0 ? [] : `${countOf(unaffected.length, 'file')} edited without effect.`,
  ].flat();
  return `${sentences.join(' ')} Compared with ${codeSpan(ref)} at ${base.slice(0, 10)}.`;
}

function summaryTable(changes: readonly ReviewedChange[]): string[] {
  return [
    '| what changes | breaking | events that come out differently |',
    '| --- | --- | --- |',
    ...changes.map((change) => {
      const codes = [...new Set(change.breaches.map(({ diagnostic }) => codeSpan(diagnostic.code)))];
      const broken = change.errors.length > 0 ? ['does not compile'] : [];
      const { drift } = change;
      const affected = drift === undefined ? '–' : `${drift.affected} of ${drift.events}`;
      return `| ${title(change)} | ${[...broken, ...codes].join('<br>') || 'no'} | ${affected} |`;
    }),
  ];
}

function title({ kind, subject }: ReviewedChange): string {
  return kind === 'blueprint' ? codeCell(subject) : `${kind} ${codeCell(subject)}`;
}

function breachLine({ evidence, diagnostic }: Breach): string {
  return findingLine(diagnostic, evidence === 'structure' ? ' (proved by the files)' : ' (seen on events)');
}

function errorLine(diagnostic: Diagnostic): string {
  return findingLine(diagnostic, '');
}

function findingLine({ code, message, hint, file, span }: Diagnostic, how: string): string {
  const place = file === undefined ? '' : ` ${codeSpan(span === undefined ? file : `${file}:${span.line}`)}`;
  const advice = hint === undefined ? '' : ` *${plainText(hint)}*`;
  return `- ${codeSpan(code)}${place}${how}: ${plainText(message)}${advice}`;
}

function details(change: ReviewedChange): string {
  const { kind, subject, cause, breaches, drift, errors, earlierErrors } = change;
  const lines = [
    '<details>',
    `<summary>${kind === 'blueprint' ? '' : `${kind} `}<code>${escapeText(subject)}</code>: ${escapeText(cause)}</summary>`,
    '',
    ...errors.map(errorLine),
    ...(earlierErrors.length > 0 && errors.length === 0 ? ['It did not compile before.'] : []),
    ...breaches.map(breachLine),
    ...(drift === undefined ? [] : ['', ...driftTable(drift)]),
    '',
    '</details>',
  ];
  return lines.join('\n');
}

function driftTable(drift: Drift): string[] {
  const { events, affected, furtherAttributes } = drift;
  const lots =
    drift.drawn.length === 0 ? [] : ['', `Drawn by lot, and not compared: ${codeSpan(drawnText(drift))}.`];
  if (affected === 0)
    return [`${countOf(events, 'event')} ran: every outcome and record is the same.`, ...lots];
  const rows = driftRows(drift).map((row) => {
    const { what, change, tally } = row;
    const examples = tally.examples.map((example) => codeCell(exampleText(row, example))).join('<br>');
    return `| ${codeCell(what)} | ${plainText(change)} | ${tally.count} of ${events} | ${examples} |`;
  });
  return [
    '| | | events | examples |',
    '| --- | --- | --- | --- |',
    ...rows,
    ...(furtherAttributes === 0 ? [] : [`| and ${furtherAttributes} or more others | | | |`]),
    ...lots,
    '',
    `| for a million events like ${drift.realEvents ? 'those of the sample' : 'these'} | before | after | |`,
    '| --- | --- | --- | --- |',
    ...costRows(drift).map((row) => `| ${row.join(' | ')} |`),
  ];
}

function sampleLine({ file, events, faultCount, cutOff }: NonNullable<DiffReport['sample']>): string {
  const faults = faultCount === 0 ? '' : `; ${countOf(faultCount, 'line')} without an event`;
  return `Sample ${codeSpan(file)}: ${countOf(events, 'event')}${cutOff ? ', the first of more' : ''}${faults}.`;
}
