/** A list in brackets at the start or the end of a path: the path does not flatten it. */
export class ConstructedList extends Array<unknown> {}
