import type { Part } from '../../blueprint/Findings.ts';
import { type PersonalCopy, personalCopies, personalMarks } from '../inference/personalCopies.ts';
import type { Read } from '../inference/Read.ts';
import { shownNode } from '../inference/shownNode.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Fields that the catalog marks as personal, and that are copied without being hashed. */
export const personalData: Rule<BlueprintSubject> = {
  codes: ['blueprint/personal-data'],
  examine(subject, report) {
    const { tree, uses, own } = subject;
    if (tree === undefined) return;
    for (const copy of personalCopies(tree, personalMarks(uses.map(({ entry }) => entry)))) {
      const { read, marks } = copy;
      // The marks are those of this blueprint's users: its parents may have others.
      const shown = shownNode(subject, [read.node, own?.members.get('extends')]);
      const paths = marks.map(({ text }) => `\`${text}\``).join(', ');
      const part = shown === read.node ? wholeOf(read) : undefined;
      const blanks = { paths, entry: marks[0]?.entry ?? '' };
      report.node('blueprint/personal-data', blanks, shown, part, { hint: hintFor(copy) });
    }
  },
};

function wholeOf(read: Read): Part {
  const part = read.partOf(0);
  return typeof part === 'string' ? part : { offset: part.offset, length: read.text.length };
}

function hintFor({ read, isAbove }: PersonalCopy): string | undefined {
  return isAbove ? `\`${read.text}\` carries it along: map what is needed of it instead.` : undefined;
}
