import { type BlueprintNode, textOf } from '../../blueprint/BlueprintNode.ts';
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
    const { tree, own } = subject;
    if (tree === undefined || !subject.mayHoldMarks) return;
    for (const copy of personalCopies(tree, personalMarks(subject.uses.map(({ entry }) => entry)))) {
      const { read } = copy;
      const teller = parentWith(read.node, subject);
      const marks = copy.marks.filter(
        ({ entry }) => teller === undefined || !proposes(subject, entry, teller),
      );
      if (marks.length === 0) continue;
      // The marks are those of this blueprint's users: its parents may have others.
      const shown = shownNode(subject, [read.node, own?.members.get('extends')]);
      const paths = marks.map(({ text }) => `\`${text}\``).join(', ');
      const part = shown === read.node ? wholeOf(read) : undefined;
      const blanks = { paths, entry: marks[0]?.entry ?? '' };
      report.node('blueprint/personal-data', blanks, shown, part, { hint: hintFor(copy) });
    }
  },
};

/** The name of the parent that says it, if it is none of the blueprint's own. */
function parentWith({ origin }: BlueprintNode, { own, parents }: BlueprintSubject): string | undefined {
  const index = parents.findIndex((parent) => parent.origin.document === origin.document);
  const heir = index === 0 ? own : parents[index - 1];
  return index < 0 ? undefined : textOf(heir?.members.get('extends'));
}

/** Whether an entry has a variant of that blueprint as well: it is told there. */
function proposes({ uses }: BlueprintSubject, key: string, blueprint: string): boolean {
  return uses.some(
    ({ entry }) => entry?.key === key && entry.variants.some((variant) => variant.blueprint === blueprint),
  );
}

function wholeOf(read: Read): Part {
  const part = read.partOf(0);
  return typeof part === 'string' ? part : { offset: part.offset, length: read.text.length };
}

function hintFor({ read, isAbove }: PersonalCopy): string | undefined {
  return isAbove ? `\`${read.text}\` carries it along: map what is needed of it instead.` : undefined;
}
