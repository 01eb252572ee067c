/** A deliberately wrong lowering: one edit of the compiler's source. */
export interface Mutant {
  /** What is wrong with it, as a clause. */
  readonly name: string;
  /** Below `src/expression`. */
  readonly file: string;
  /** Found exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** Planted one at a time; the fuzzer has to find each of them. */
export const mutants: readonly Mutant[] = [
  {
    name: '<= is < for numbers',
    file: 'lower/lowerComparison.ts',
    find: "'<=': code`<=`",
    replace: "'<=': code`<`",
  },
  {
    name: 'a comparison with what is missing is false',
    file: 'runtime/compare.ts',
    find: 'if (left === undefined || right === undefined) return undefined;',
    replace: 'if (left === undefined || right === undefined) return false;',
  },
  {
    name: '!= is true of what is missing and a constant',
    file: 'lower/lowerEquality.ts',
    find: 'code`(${l} !== undefined && ${r} !== undefined && ${l} !== ${r})`',
    replace: 'code`(${l} !== ${r})`',
  },
  {
    name: 'lists of different lengths can be equal',
    file: 'runtime/deepEqual.ts',
    find: 'left.length === right.length && left.every',
    replace: 'left.every',
  },
  {
    name: 'faults on the right of a connective keep their own places',
    file: 'lower/lowerLogic.ts',
    find: 'keepsPlace ? lowerSide(right, tree, site) : lowerFaulting(right, tree, site)',
    replace: 'lowerSide(right, tree, site)',
  },
  {
    name: 'a list as a condition is looked through only as far as needed',
    file: 'runtime/effectiveBoolean.ts',
    find: 'inner.filter(effectiveBoolean).length > 0',
    replace: 'inner.some(effectiveBoolean)',
  },
  {
    name: 'zero is negated to zero',
    file: 'runtime/negate.ts',
    find: 'return -value;',
    replace: 'return 0 - value;',
  },
  {
    name: '`in` sees nothing in a single value',
    file: 'runtime/includes.ts',
    find: 'if (!Array.isArray(list)) return value === list;',
    replace: 'if (!Array.isArray(list)) return false;',
  },
  {
    name: '`[]` does not keep a sequence of one',
    file: 'runtime/collapse.ts',
    find: 'value.length === 1 && !Sequence.isKept(value) ? value[0] : value',
    replace: 'value.length === 1 ? value[0] : value',
  },
  {
    name: 'an empty sequence is an empty list',
    file: 'runtime/collapse.ts',
    find: 'if (value.length === 0) return undefined;',
    replace: '',
  },
  {
    name: 'the only list that any step finds is taken as it is',
    file: 'runtime/flattenFound.ts',
    find: 'if (isLast && found.length === 1',
    replace: 'if (found.length === 1',
  },
  {
    name: 'lists in brackets within a path are flattened',
    file: 'runtime/flattenFound.ts',
    find: 'if (Array.isArray(value) && !ConstructedList.is(value))',
    replace: 'if (Array.isArray(value))',
  },
  {
    name: 'inherited names are read like own ones',
    file: 'lower/itemContext.ts',
    find: 'return inherited.has(name)',
    replace: 'return inherited.has(`${name}?`)',
  },
  {
    name: '`*` leaves a sequence after lists',
    file: 'runtime/selectMembers.ts',
    find: 'return flattened ? [...found] : found;',
    replace: 'return found;',
  },
  {
    name: 'items without a key come first',
    file: 'runtime/orderItems.ts',
    find: 'order === missing.left || (order !== missing.right &&',
    replace: 'order === missing.right || (order !== missing.left &&',
  },
  {
    name: 'descending order is not seen',
    file: 'runtime/orderItems.ts',
    find: 'order > 0 !== key.isDescending',
    replace: 'order > 0',
  },
  {
    name: 'sorting is not stable',
    file: 'runtime/mergeSort.ts',
    find: 'if (comesAfter(first, second)) {',
    replace: 'if (!comesAfter(second, first)) {',
  },
  {
    name: 'two pairs may make the same key',
    file: 'runtime/groupItems.ts',
    find: "else if (group.pair !== pair) throw ExpressionFault.of('D1009', { position, value: key });",
    replace: '',
  },
  {
    name: 'nothing at all makes an empty object',
    file: 'runtime/groupItems.ts',
    find: 'items.length === 0 && !isStream ? [undefined] : items',
    replace: 'items',
  },
  {
    name: '`@` moves the context on',
    file: 'runtime/walkTuples.ts',
    find: "tuple['@'] = context;",
    replace: "tuple['@'] = item;",
  },
  {
    name: 'a block shares the variables around it',
    file: 'lower/lowerBlock.ts',
    find: 'const frame = new Frame(site.frame);',
    replace: 'const { frame } = site;',
  },
  {
    name: 'the signature of a lambda is passed over',
    file: 'lower/lowerLambda.ts',
    find: 'if (signature === undefined) return code``;',
    replace: 'if (signature !== undefined) return code``;\n  if (signature === undefined) return code``;',
  },
  {
    name: 'a fault keeps the place where it arose',
    file: 'runtime/applyFunction.ts',
    find: 'position: callee.position || thrown.position,',
    replace: 'position: thrown.position || callee.position,',
  },
  {
    name: 'functions of one parameter are given two',
    file: 'runtime/applyToItem.ts',
    find: 'arity === 2 ? [item, key] : [item]',
    replace: '[item, key]',
  },
  {
    name: 'a transform removes names before it updates',
    file: 'runtime/transformCopy.ts',
    find: 'update(match, parts);\n        remove(match, parts);',
    replace: 'remove(match, parts);\n        update(match, parts);',
  },
  {
    name: 'halves are not rounded to even',
    file: 'functions/round.ts',
    find: 'const isOdd = Math.abs(rounded % 2) === 1;',
    replace: 'const isOdd = false;',
  },
  {
    name: 'numbers are sorted as texts',
    file: 'functions/sort.ts',
    find: '.sort((left, right) => left - right)',
    replace: '.sort()',
  },
  {
    name: 'a split beyond its limit keeps the rest',
    file: 'functions/split.ts',
    find: 'if (pieces.length < limit) pieces.push',
    replace: 'pieces.push',
  },
  {
    name: 'a substring starts beyond the start of the text',
    file: 'functions/substring.ts',
    find: 'const from = all.length + start < 0 ? 0 : start;',
    replace: 'const from = start;',
  },
  {
    name: '$10 is read as group ten of nine',
    file: 'functions/expandReplacement.ts',
    find: 'digits > 1 && number > groups ? Number.parseInt(text.slice(0, digits - 1), 10) : number',
    replace: 'number',
  },
  {
    name: 'noon is in the morning',
    file: 'pictures/date/compileField.ts',
    find: 'hour >= 12 ? pm : am',
    replace: 'hour > 12 ? pm : am',
  },
  {
    name: 'ordinals of tens have no ending of their own',
    file: 'pictures/integer/writeWords.ts',
    find: 'written(`${word.slice(0, -1)}ieth`)',
    replace: 'written(`${word}th`)',
  },
];
