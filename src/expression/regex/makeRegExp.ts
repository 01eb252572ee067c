/** For code that refers to regular expressions by what they are made of. */
export function makeRegExp(source: string, flags: string): RegExp {
  return new RegExp(source, flags);
}
