/**
 * Rounds to so many decimal places, half to even. The point is moved within the number's text, because multiplying
 * would round a first time.
 */
export function roundHalfEven(value: number, places: number): number {
  const moved = movePoint(value, places);
  let rounded = Math.round(moved);
  if (Math.abs(rounded - moved) === 0.5 && rounded % 2 !== 0) rounded -= 1;
  const result = movePoint(rounded, -places);
  return result === 0 ? 0 : result;
}

/** NaN for numbers that are not finite, unless the point stays. */
function movePoint(value: number, places: number): number {
  if (places === 0) return value;
  const [digits, exponent = '0'] = value.toString().split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
