/**
 * The ways in which a peer or a program may write a text down, the longest first: in clear, escaped for JSON, also
 * within JSON, or for a URL, in hex and in base64.
 */
export function disguisesOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const escaped = JSON.stringify(text).slice(1, -1);
  const hex = bytes.toString('hex');
  const forms = [
    text,
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    encodeURIComponent(text),
    encodeURI(text),
    hex,
    hex.toUpperCase(),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length);
}
