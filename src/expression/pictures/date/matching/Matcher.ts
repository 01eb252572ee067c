/**
 * Where each part of a text ends when all of it matches, or undefined. The list is the matcher's own, and good until
 * its next use.
 */
export type Matcher = (text: string) => readonly number[] | undefined;
