/**
 * A JSONata path of plain names: every array on the way is mapped over and flattened, a sequence of one collapses
 * to its member, and own properties alone are seen (JSONata standard, "Navigating JSON Arrays" and "Sequences").
 */
export function lookupPath(input: unknown, names: readonly string[]): unknown {
  // A list as the whole input is one item, which each name is looked up in, and not the sequence to step through.
  if (Array.isArray(input)) return lookupInSequence([input], names, 0);
  let value = input;
  for (let step = 0; step < names.length; step++) {
    if (value === null || typeof value !== 'object') return undefined;
    if (Array.isArray(value)) return lookupInSequence(value, names, step);
    const name = names[step] as string;
    if (!Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function lookupInSequence(input: readonly unknown[], names: readonly string[], first: number): unknown {
  let sequence = input;
  for (let step = first; step < names.length; step++) {
    const found = sequence.flatMap((item) => {
      const value = lookupName(item, names[step] as string);
      return value === undefined ? [] : [value];
    });
    const [only] = found;
    // The one array found by the last step is the answer itself, not a sequence that could collapse.
    if (step === names.length - 1 && found.length === 1 && Array.isArray(only)) return only;
    sequence = found.flat();
  }
  return sequence.length > 1 ? sequence : sequence[0];
}

/** A name in one item: in a list it is looked up in every member, and only then does a sequence of one collapse. */
function lookupName(item: unknown, name: string): unknown {
  if (!Array.isArray(item)) return lookupMember(item, name);
  const found = lookupInList(item, name);
  return found.length > 1 ? found : found[0];
}

function lookupInList(list: readonly unknown[], name: string): unknown[] {
  return list.flatMap((member) => {
    if (Array.isArray(member)) return lookupInList(member, name);
    const value = lookupMember(member, name);
    return value === undefined ? [] : value;
  });
}

function lookupMember(item: unknown, name: string): unknown {
  if (item === null || typeof item !== 'object') return undefined;
  return Object.hasOwn(item, name) ? (item as Record<string, unknown>)[name] : undefined;
}
