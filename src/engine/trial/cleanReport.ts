import type { Example, Tally } from '../../review/diff/Drift.ts';
import { shorten } from '../../review/diff/shorten.ts';
import type { Comparison, TrialReport } from './TrialReport.ts';
import type { Verdict } from './Verdict.ts';

/**
 * A report without secrets, its examples as short as they are shown. Personal data is hidden in it already.
 *
 * @param clean takes secrets out of a text.
 */
export function cleanReport(report: TrialReport, clean: (text: string) => string): TrialReport {
  const { comparison, verdict } = report;
  return {
    ...report,
    comparison: comparison && cleanComparison(comparison, clean),
    verdict: verdict && cleanVerdict(verdict, clean),
  };
}

function cleanComparison(comparison: Comparison, clean: (text: string) => string): Comparison {
  const { attributes, outcomes, operations, keys } = comparison;
  const cleanTally = <Kind extends Tally>(tally: Kind, show: (text: string) => string): Kind => ({
    ...tally,
    examples: tally.examples.map((example) => cleanExample(example, clean, show)),
  });
  const cleanPath = (path: readonly string[]) => path.map(clean);
  return {
    ...comparison,
    attributes: attributes.map((drift) => ({
      ...cleanTally(drift, shorten),
      path: cleanPath(drift.path),
    })),
    outcomes: outcomes.map((drift) => ({ ...cleanTally(drift, same), path: cleanPath(drift.path) })),
    operations: operations.map((drift) => cleanTally(drift, same)),
    keys: cleanTally(keys, shorten),
  };
}

function cleanExample(
  { event, before, after }: Example,
  clean: (text: string) => string,
  show: (text: string) => string,
): Example {
  const shown = (text: string | undefined) => (text === undefined ? undefined : show(clean(text)));
  return { event: clean(event), before: shown(before), after: shown(after) };
}

function cleanVerdict(verdict: Verdict, clean: (text: string) => string): Verdict {
  return verdict.kind === 'refused' ? { ...verdict, message: clean(verdict.message) } : verdict;
}

function same(text: string): string {
  return text;
}
