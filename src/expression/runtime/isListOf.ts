/** True for a list of nothing but numbers, or of nothing but strings. */
export function isListOf(value: unknown, type: 'number' | 'string'): boolean {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index++) if (typeof value[index] !== type) return false;
  return true;
}
