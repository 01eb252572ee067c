import type { Report } from './Report.ts';
import type { ReviewContext } from './ReviewContext.ts';
import type { TestSubject } from './subjects/TestSubject.ts';

/** What tests expect of a record, and where such records go. */
const destinations = { item: 'dynamodb', record: 'kinesis' } as const;

/** Tests that expect what their blueprint's destination does not take: a record of a table's, an item of a stream's. */
export function reportOtherRecords(
  { document, blueprintFile, cases }: TestSubject,
  context: ReviewContext,
  report: Report,
): void {
  const blueprint = blueprintFile === undefined ? undefined : context.nameOf(blueprintFile);
  if (document === undefined || blueprint === undefined) return;
  for (const { expect, pointer } of cases) {
    for (const expected of ['item', 'record'] as const) {
      if (!Object.hasOwn(expect, expected)) continue;
      const found = context.destinationOf(blueprint);
      if (found === undefined || found === destinations[expected]) continue;
      const blanks = { expected, blueprint, found, wanted: expected === 'item' ? 'record' : 'item' };
      report.place('test/other-record', blanks, document, `${pointer}/expect/${expected}`, 'key');
    }
  }
}
