/** Whether a double holds fewer digits of a decimal number than its spelling has: `12345678901234567890` does. */
export function losesDigits(spelling: string, value: number): boolean {
  if (!/^[-+]?[0-9.]/.test(spelling) || /^[-+]?0[xo]/.test(spelling)) return !Number.isSafeInteger(value);
  return significantDigits(spelling) !== significantDigits(String(value));
}

function significantDigits(number: string): string {
  return number
    .replace(/[eE].*$/, '')
    .replace(/[-+.]/g, '')
    .replace(/^0+|0+$/g, '');
}
