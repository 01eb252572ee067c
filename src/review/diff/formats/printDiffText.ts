import { countOf } from '../../../diagnostics/formats/countFindings.ts';
import { type Palette, text } from '../../../diagnostics/formats/text.ts';
import { visible } from '../../../diagnostics/formats/visible.ts';
import type { Breach } from '../breaking/Breaches.ts';
import {
  breachName,
  brokenCount,
  type DiffReport,
  distinctBreaches,
  type ReviewedChange,
} from '../DiffReport.ts';
import type { Drift } from '../Drift.ts';
import type { DiffPrinting } from './DiffPrinter.ts';
import { costRows, drawnText, driftRows, exampleText } from './driftRows.ts';

/** The report for a person at a terminal. */
export function printDiffText(report: DiffReport, printing: DiffPrinting): string {
  const { changes, breaches, errors, sample } = report;
  const told = new Set<string>();
  const blocks = [
    ...changes.map((change) => changeText(change, told, printing)),
    ...(breaches.length + errors.length === 0 ? [] : [projectText(report, printing)]),
    ...(sample === undefined ? [] : [sampleText(sample)]),
    summary(report),
  ];
  return blocks.join('\n\n');
}

function projectText({ breaches, errors }: DiffReport, printing: DiffPrinting): string {
  return [
    'catalog and project',
    ...errors.map((diagnostic) => indent(frameOf(diagnostic, printing))),
    ...breaches.map((breach) => breachText(breach, printing)),
  ].join('\n');
}

function changeText(change: ReviewedChange, told: Set<string>, printing: DiffPrinting): string {
  const { kind, subject, cause, breaches, drift, errors } = change;
  const title = kind === 'blueprint' ? subject : `${kind} ${subject}`;
  return [
    `${visible(title)} ${printing.palette.quiet(`(${visible(cause)})`)}`,
    ...errors.map((diagnostic) => indent(frameOf(diagnostic, printing))),
    ...breaches.map((breach) => breachOnce(breach, told, printing)),
    ...verdict(change),
    ...(drift === undefined ? [] : driftText(drift, printing.palette)),
  ].join('\n');
}

/** Why there is nothing to compare, where there is not. */
function verdict({ before, after, errors, earlierErrors, drift }: ReviewedChange): string[] {
  if (after === undefined) return ['  it is gone: there is nothing to run'];
  if (errors.length > 0) return ['  it does not compile: nothing could be compared'];
  if (earlierErrors.length > 0)
    return ['  it compiles now, and did not before: there is nothing to compare with'];
  if (before === undefined) return ['  there is nothing to compare it with'];
  return drift === undefined
    ? ['  the two versions go to different places: their records cannot be compared']
    : [];
}

/** What was told of a parent is told of its children in a line. */
function breachOnce(breach: Breach, told: Set<string>, printing: DiffPrinting): string {
  const name = breachName(breach);
  if (!told.has(name)) {
    told.add(name);
    return breachText(breach, printing);
  }
  const { code, severity, message } = breach.diagnostic;
  return `  ${printing.palette[severity](`${severity}[${code}]`)} ${visible(message)} (as above)`;
}

function breachText({ evidence, diagnostic }: Breach, printing: DiffPrinting): string {
  const how = evidence === 'structure' ? 'proved by the files' : 'seen on events';
  return indent(`${frameOf(diagnostic, printing)} ${printing.palette.quiet(`(${how})`)}`);
}

function frameOf(diagnostic: Breach['diagnostic'], { sourceOf, palette }: DiffPrinting): string {
  const { file } = diagnostic;
  return text(diagnostic, file === undefined ? undefined : sourceOf(file), palette);
}

function driftText(drift: Drift, palette: Palette): string[] {
  const { events, affected, furtherAttributes, realEvents } = drift;
  const lots =
    drift.drawn.length === 0 ? [] : [`  drawn by lot, and not compared: ${visible(drawnText(drift))}`];
  if (affected === 0)
    return [`  ${countOf(events, 'event')} ran: every outcome and record is the same`, ...lots];
  const rows = driftRows(drift).map((row) => {
    const { what, change, tally } = row;
    const [example] = tally.examples;
    return [
      what,
      change,
      `${tally.count} of ${events}`,
      example === undefined ? '' : exampleText(row, example),
    ];
  });
  const costs = costRows(drift).map(([name, was, is, growth]) => [name, was, '→', is, growth]);
  return [
    `  ${affected} of ${countOf(events, 'event')} come out differently`,
    ...columns(rows).map((line) => `    ${visible(line)}`),
    ...(furtherAttributes === 0 ? [] : [`    and ${furtherAttributes} or more other attributes`]),
    ...lots,
    palette.quiet(`  for a million events like ${realEvents ? 'those of the sample' : 'these'}`),
    ...columns(costs).map((line) => `    ${line}`),
  ];
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function sampleText({ file, events, faults, faultCount, cutOff }: NonNullable<DiffReport['sample']>): string {
  const lines = [`${visible(file)}: ${countOf(events, 'event')}${cutOff ? ', the first of more' : ''}`];
  if (faultCount > 0) lines.push(`  ${countOf(faultCount, 'line')} without an event:`);
  for (const { line, message } of faults) lines.push(`  line ${line}: ${visible(message)}`);
  return lines.join('\n');
}

function summary(report: DiffReport): string {
  const { ref, base, changes, unaffected } = report;
  const breaks = distinctBreaches(report).length;
  const broken = brokenCount(report);
  const isCalm = changes.length > 0 && breaks + broken === 0;
  const parts = [
    changes.length === 0 ? 'nothing makes records differently' : countOf(changes.length, 'change'),
    isCalm ? 'none of it breaking' : [],
    breaks === 0 ? [] : countOf(breaks, 'breaking finding'),
    broken === 0 ? [] : `${broken} not compiling`,
    unaffected.length === 0 ? [] : `${countOf(unaffected.length, 'file')} edited without effect`,
  ].flat();
  return `against ${visible(ref)} (${base.slice(0, 10)}): ${parts.join(', ')}`;
}

function indent(lines: string): string {
  return lines.replace(/^(?=.)/gm, '  ');
}
