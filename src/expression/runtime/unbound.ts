/** What a variable holds before its assignment is reached: until then an outer one of that name is meant. */
export const unbound = Symbol('unbound');
