import type { Builtin } from './Builtin.ts';

/** Runs of blanks, tabs and line ends become one blank, and none at either end. */
export const trim: Builtin = {
  name: 'trim',
  signature: '<s-:s>',
  arity: 1,
  implementation: (text: string | undefined) => (text === undefined ? undefined : trimText(text)),
};

/** Most texts are trimmed already, and looking is faster than replacing. */
export function trimText(text: string): string {
  return isTrimmed(text) ? text : text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
}

const blank = 0x20;

function isTrimmed(text: string): boolean {
  // As if a blank stood before the text, so that one at its start is the second of a run.
  let before = blank;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (
      unit <= blank &&
      (unit === 0x09 || unit === 0x0a || unit === 0x0d || (unit === blank && before === blank))
    )
      return false;
    before = unit;
  }
  return before !== blank || text === '';
}
