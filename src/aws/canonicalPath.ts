/**
 * The path of a request as its signature sees it: normalized, and encoded once more.
 * (AWS, "Create a signed AWS API request": all services but S3.)
 */
export function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const start = path.startsWith('/') ? '/' : '';
  const end = path.endsWith('/') && segments.length > 0 ? '/' : '';
  return `${start}${segments.join('/')}${end}`;
}

/** RFC 3986 reserves more than JavaScript does. */
function encode(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
