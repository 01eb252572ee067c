import { fault } from './TransformFault.ts';

/** All but what stands in JSON as it is: quotes, backslashes and controls are escaped, surrogates may be unpaired. */
const special = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/**
 * The inside of a JSON string that is to be UTF-8.
 *
 * @throws TransformFault on an unpaired surrogate, which UTF-8 cannot hold.
 */
export function escapeText(text: string, path: string): string {
  if (!special.test(text)) return text;
  if (!text.isWellFormed()) throw fault('transform/lone-surrogate', path, {});
  return JSON.stringify(text).slice(1, -1);
}

/** The same, with an unpaired surrogate kept as an escape, which JSON allows (RFC 8259, section 8.2). */
export function escapeAny(text: string): string {
  return special.test(text) ? JSON.stringify(text).slice(1, -1) : text;
}
