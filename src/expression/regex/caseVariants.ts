let all: readonly (readonly number[])[] | undefined;

const ascii: readonly (readonly number[])[] = Array.from({ length: 26 }, (_, letter) => [
  0x41 + letter,
  0x61 + letter,
]);

/**
 * Units that are the same letter to the flag `i` without `u` (ECMA-262, "Canonicalize"), each list with two units at
 * least. A letter of ASCII never stands for one outside of it, so that for the former alone the short list does.
 */
export function caseVariants(onlyAscii: boolean): readonly (readonly number[])[] {
  if (onlyAscii) return ascii;
  all ??= gather();
  return all;
}

function gather(): readonly (readonly number[])[] {
  const variants = new Map<number, number[]>();
  for (let unit = 0; unit <= 0xffff; unit++) {
    const canonical = canonicalise(unit);
    if (canonical === unit) continue;
    const known = variants.get(canonical);
    if (known === undefined) variants.set(canonical, [canonical, unit]);
    else known.push(unit);
  }
  return [...variants.values()];
}

function canonicalise(unit: number): number {
  const upper = String.fromCharCode(unit).toUpperCase();
  const canonical = upper.charCodeAt(0);
  return upper.length !== 1 || (unit >= 0x80 && canonical < 0x80) ? unit : canonical;
}
