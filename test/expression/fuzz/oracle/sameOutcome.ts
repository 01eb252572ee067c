import { isFunction, type Outcome } from './Outcome.ts';

/** Values that refer to themselves, as a transform can make them, are compared down to here. */
const deepest = 60;

/**
 * Whether a user could not tell two outcomes apart: values with their kinds, the order of members and the sign of
 * zero, but without prototypes and hidden properties; faults with code, position and token.
 */
export function sameOutcome(ours: Outcome, theirs: Outcome): boolean {
  if (ours.kind === 'value') return theirs.kind === 'value' && sameValue(ours.value, theirs.value, 0);
  if (ours.kind === 'fault' && theirs.kind === 'fault') {
    return ours.code === theirs.code && ours.position === theirs.position && ours.token === theirs.token;
  }
  // Where the package's checks end it throws errors of JavaScript, which no contract names: any fault will do.
  return ours.kind === 'fault' && theirs.kind === 'crash';
}

export function sameValue(ours: unknown, theirs: unknown, depth: number): boolean {
  if (Object.is(ours, theirs)) return true;
  if (isFunction(ours) || isFunction(theirs)) return isFunction(ours) && isFunction(theirs);
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null)
    return false;
  if (depth > deepest) return true;
  if (Array.isArray(ours) || Array.isArray(theirs)) {
    if (!Array.isArray(ours) || !Array.isArray(theirs) || ours.length !== theirs.length) return false;
    for (let index = 0; index < ours.length; index++) {
      if (!sameValue(ours[index], theirs[index], depth + 1)) return false;
    }
    return true;
  }
  const names = Object.keys(ours);
  const others = Object.keys(theirs);
  return (
    names.length === others.length &&
    names.every(
      (name, index) =>
        name === others[index] &&
        sameValue(
          (ours as Record<string, unknown>)[name],
          (theirs as Record<string, unknown>)[name],
          depth + 1,
        ),
    )
  );
}
