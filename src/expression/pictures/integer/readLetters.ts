/**
 * The number of a spreadsheet's column. Any text is read: characters that are no letters count by their distance
 * from the letter before A or a.
 */
export function readLetters(text: string, upper: boolean): number {
  const beforeFirst = upper ? 0x40 : 0x60;
  let value = 0;
  for (let place = 0; place < text.length; place++) {
    value += (text.charCodeAt(text.length - place - 1) - beforeFirst) * 26 ** place;
  }
  return value;
}
