/** The RFC 6901 JSON Pointer of a place: `pointer('item', 'a/b', 0)` is `/item/a~1b/0`. */
export function pointer(...segments: readonly (string | number)[]): string {
  return segments
    .map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** The segments of a pointer, unescaped; `''` is the whole document and has none. */
export function pointerSegments(text: string): string[] {
  return text
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
