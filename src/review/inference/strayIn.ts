import type { DiagnosticCode } from '../../diagnostics/DiagnosticCode.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import { isEnvelopeField, knownRoots } from '../../envelope/envelopeFields.ts';
import { type EventSchema, kindsOf, knownPath } from './eventSchema.ts';
import { describeKinds, Kind } from './Kind.ts';
import type { Read } from './Read.ts';

/** Where a path leaves what is known of events, in a way that can hardly be meant. */
export type Stray =
  | { readonly kind: 'root'; readonly root: string; readonly hint: string | undefined }
  | {
      readonly kind: 'member';
      readonly index: number;
      readonly path: string;
      readonly name: string;
      readonly hint: string;
    }
  | {
      readonly kind: 'dead-end';
      readonly index: number;
      readonly path: string;
      readonly kinds: string;
      readonly part: string;
      readonly hint: string | undefined;
    };

/** The codes of `unknownPath`, by the kind of a stray. */
export const strayCodes = {
  root: 'blueprint/unknown-root',
  member: 'blueprint/unknown-path',
  'dead-end': 'blueprint/dead-end-path',
} as const satisfies Record<Stray['kind'], DiagnosticCode>;

export function strayIn(read: Pick<Read, 'steps' | 'mapsLists'>): Stray | undefined {
  const root = String(read.steps[0] ?? '');
  if (!isEnvelopeField(root)) {
    const near = suggest(root, knownRoots);
    return { kind: 'root', root, hint: near === undefined ? undefined : `did you mean \`${near}\`?` };
  }
  const { strays } = knownPath(read.steps, read.mapsLists);
  if (strays === undefined) return undefined;
  const { index, holder, isImpossible } = strays;
  const path = read.steps.slice(0, index).join('.');
  return isImpossible
    ? deadEnd(read.steps[index], index, path, holder)
    : member(read.steps[index], index, path, holder);
}

function deadEnd(step: string | number | undefined, index: number, path: string, holder: EventSchema): Stray {
  const isList = (kindsOf(holder) & Kind.list) !== 0;
  const part = typeof step === 'number' ? `item [${step}]` : `member \`${step}\``;
  const hint = isList
    ? 'a path does not map over lists: name an item, as in `products[0]`, or use `expr`.'
    : undefined;
  return { kind: 'dead-end', index, path, kinds: describeKinds(kindsOf(holder)), part, hint };
}

function member(
  step: string | number | undefined,
  index: number,
  path: string,
  holder: EventSchema,
): Stray | undefined {
  const name = String(step);
  const names = Object.keys(holder.properties ?? {});
  const near = nearMember(name, names, path);
  if (near === undefined && holder['x-members'] !== 'fixed') return undefined;
  const listed = names.map((known) => `\`${known}\``).join(', ');
  return {
    kind: 'member',
    index,
    path,
    name,
    hint: near === undefined ? `it holds ${listed}.` : `did you mean \`${near}\`?`,
  };
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
