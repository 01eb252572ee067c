import { suggest } from '../../diagnostics/suggest.ts';
import { isEnvelopeField, knownRoots } from '../../envelope/envelopeFields.ts';
import { eachExpression, eachMapping } from '../inference/eachMapping.ts';
import { type EventSchema, kindsOf, knownPath } from '../inference/eventSchema.ts';
import { describeKinds, Kind } from '../inference/Kind.ts';
import { expressionReads, pathsRead, type Read } from '../inference/Read.ts';
import type { Report } from '../Report.ts';
import type { Rule } from '../Rule.ts';
import type { BlueprintSubject } from '../subjects/BlueprintSubject.ts';

/** Paths that lead where the schema of an event knows of nothing. */
export const unknownPath: Rule<BlueprintSubject> = {
  codes: ['blueprint/unknown-path', 'blueprint/dead-end-path', 'blueprint/unknown-root'],
  examine({ tree }, report) {
    if (tree === undefined) return;
    for (const read of eachMapping(tree).flatMap(pathsRead)) examineRead(read, report);
    for (const read of eachExpression(tree).flatMap(expressionReads)) examineRead(read, report);
  },
};

function examineRead(read: Read, report: Report): void {
  const [root = ''] = read.steps;
  if (!isEnvelopeField(String(root))) {
    // Of paths, the reader has said so already.
    if (read.mapsLists) reportRoot(String(root), read, report);
    return;
  }
  const { strays } = knownPath(read.steps, read.mapsLists);
  if (strays === undefined) return;
  const { index, holder, isImpossible } = strays;
  const name = String(read.steps[index]);
  const before = read.steps.slice(0, index).join('.');
  if (isImpossible) reportDeadEnd(read, index, before, holder, report);
  else reportMember(read, index, before, name, holder, report);
}

function reportRoot(root: string, read: Read, report: Report): void {
  const near = suggest(root, knownRoots);
  const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
  report.node('blueprint/unknown-root', { root }, read.node, read.partOf(0), { hint });
}

function reportDeadEnd(read: Read, index: number, before: string, holder: EventSchema, report: Report): void {
  const isList = (kindsOf(holder) & Kind.list) !== 0;
  const step = read.steps[index];
  const part = typeof step === 'number' ? `item [${step}]` : `member \`${step}\``;
  const kinds = describeKinds(kindsOf(holder));
  const hint = isList
    ? 'a path does not map over lists: name an item, as in `products[0]`, or use `expr`.'
    : undefined;
  report.node('blueprint/dead-end-path', { path: before, kinds, part }, read.node, read.partOf(index), {
    hint,
  });
}

function reportMember(
  read: Read,
  index: number,
  before: string,
  name: string,
  holder: EventSchema,
  report: Report,
): void {
  const names = Object.keys(holder.properties ?? {});
  const near = nearMember(name, names, before);
  if (near === undefined && holder['x-members'] !== 'fixed') return;
  const hint =
    near === undefined
      ? `it holds ${names.map((known) => `\`${known}\``).join(', ')}.`
      : `did you mean \`${near}\`?`;
  report.node('blueprint/unknown-path', { path: before, name }, read.node, read.partOf(index), { hint });
}

/** Names of people's own are near to known ones by chance: only an obvious slip of the fingers counts there. */
function nearMember(name: string, names: readonly string[], holder: string): string | undefined {
  if (holder.startsWith('context')) return suggest(name, names);
  return names.find((known) => isSlip(name, known));
}

/** Two neighbours swapped; of longer names also one letter doubled or not, or one left out. */
function isSlip(word: string, known: string): boolean {
  if (known.length < 4 || word === known) return false;
  if (word.length === known.length) {
    const at = [...known].findIndex((letter, index) => letter !== word[index]);
    return known.slice(0, at) + known.charAt(at + 1) + known.charAt(at) + known.slice(at + 2) === word;
  }
  if (known.length < 5) return false;
  const [short, long] = word.length < known.length ? [word, known] : [known, word];
  if (long.length - short.length !== 1) return false;
  const at = [...long].findIndex((letter, index) => letter !== short[index]);
  const isDoubled = long[at] === long[at - 1] || long[at] === long[at + 1];
  const isInside = at > 0 && at < long.length - 1;
  return long.slice(0, at) + long.slice(at + 1) === short && (isDoubled || (long === known && isInside));
}
