import { isFunction, type Outcome } from './Outcome.ts';

/**
 * Whether a user could not tell two outcomes apart: values with their kinds, the order of members and the sign of
 * zero, but without prototypes and hidden properties; faults with code, position and token.
 */
export function sameOutcome(ours: Outcome, theirs: Outcome): boolean {
  if (ours.kind === 'value') return theirs.kind === 'value' && sameValue(ours.value, theirs.value);
  if (ours.kind === 'fault' && theirs.kind === 'fault') {
    return ours.code === theirs.code && ours.position === theirs.position && ours.token === theirs.token;
  }
  // Where the package's checks end it throws errors of JavaScript, which no contract names: any fault will do.
  return ours.kind === 'fault' && theirs.kind === 'crash';
}

/** @param met pairs that are being compared: a transform can make values that refer to themselves. */
export function sameValue(ours: unknown, theirs: unknown, met = new Map<unknown, Set<unknown>>()): boolean {
  if (Object.is(ours, theirs)) return true;
  if (isFunction(ours) || isFunction(theirs)) return isFunction(ours) && isFunction(theirs);
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null)
    return false;
  const pairs = met.get(ours);
  if (pairs?.has(theirs)) return true;
  if (pairs === undefined) met.set(ours, new Set([theirs]));
  else pairs.add(theirs);
  if (Array.isArray(ours) || Array.isArray(theirs)) {
    if (!Array.isArray(ours) || !Array.isArray(theirs) || ours.length !== theirs.length) return false;
    for (let index = 0; index < ours.length; index++) {
      if (!sameValue(ours[index], theirs[index], met)) return false;
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
        sameValue((ours as Record<string, unknown>)[name], (theirs as Record<string, unknown>)[name], met),
    )
  );
}
