/**
 * A text as it might stand in a file or an answer: in clear, escaped for JSON or a URL, in hex, and in base64 at any
 * offset from what stands before it.
 */
export function disguisesOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    // The first and the last characters depend on the neighbours too.
    const own = encoded.slice(before === 0 ? 0 : 4).replace(/=+$/, '');
    const sure = own.slice(0, own.length - (own.length % 4));
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const hex = bytes.toString('hex');
  const json = JSON.stringify(text).slice(1, -1);
  const twice = JSON.stringify(json).slice(1, -1);
  const utf16 = Buffer.from(text, 'utf16le').toString('latin1');
  const forms = [
    text,
    json,
    twice,
    encodeURIComponent(text),
    encodeURI(text),
    hex,
    hex.toUpperCase(),
    utf16,
    ...base64,
  ];
  return [...new Set(forms)];
}
