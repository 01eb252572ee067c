/** What a peer may say at most, in UTF-16 units: enough for every message of AWS, too little to flood a log. */
const longest = 1000;

/** Shorter ones are no secrets of AWS, but the stand-ins that emulators are content with. */
const shortestSecret = 12;

/**
 * Makes a peer's words fit to be shown: no credentials (AWS echoes headers and the canonical string, with the
 * session token in it, when it rejects a signature), no control characters, and not too long.
 *
 * @param secrets values that must not show, wherever they stand.
 */
export function scrub(words: string, secrets: readonly string[] = []): string {
  let text = words.slice(0, 100 * longest);
  for (const secret of secrets) {
    if (secret.length >= shortestSecret) text = text.replaceAll(secret, '***');
  }
  return text
    .replace(/The Canonical String for this request should have been.*/s, '')
    .replace(/\s+Deserialization error: to see the raw response.*/s, '')
    .replace(/(Credential|Signature|Authorization|x-amz-security-token)\s*[=:]\s*[^\s,]+/gi, '$1=***')
    .replace(/\b(?:AKIA|ASIA)[A-Z0-9]{12,}/g, '***')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longest);
}
