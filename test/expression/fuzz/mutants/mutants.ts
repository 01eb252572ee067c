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
  {
    name: 'a list among the items of a loop is a map',
    file: 'lower/loops/isNoMap.ts',
    find: ' || Array.isArray(${value})',
    replace: '',
  },
  {
    name: 'lists that a fused path finds are not taken apart',
    file: 'lower/loops/lowerFusedPath.ts',
    find: 'code`if (Array.isArray(${found.code})) ${giveUp}\\n${push}`',
    replace: 'push',
  },
  {
    name: 'an aggregate in a loop takes whatever comes',
    file: 'lower/loops/lowerAggregate.ts',
    find: 'code`typeof ${found} !== ${type}`',
    replace: 'code`false`',
  },
  {
    name: 'an aggregate in a loop of nothing is not missing',
    file: 'lower/loops/lowerAggregate.ts',
    find: '${count} === 0 ? ${aggregate.empty} : ',
    replace: '',
  },
  {
    name: 'predicates of a fused path are not asked about what is missing',
    file: 'lower/loops/isFalseOfNothing.ts',
    find: 'if (tree.predicate !== undefined || tree.group !== undefined) return false;',
    replace: 'if (tree !== undefined) return true;',
  },
  {
    name: 'keys that are read once are compared whatever they are',
    file: 'runtime/KeyColumns.ts',
    find: 'if (!isOfOneType(columns[index] as readonly unknown[])) return false;',
    replace: '',
  },
  {
    name: 'items whose keys were read once come first without one',
    file: 'runtime/KeyColumns.ts',
    find: 'return one === undefined;',
    replace: 'return other === undefined;',
  },
  {
    name: 'items whose keys were read once do not keep their order',
    file: 'runtime/sortPlaces.ts',
    find: 'comesAfter(places[free - 1] as number, place)) {',
    replace: '!comesAfter(place, places[free - 1] as number)) {',
  },
  {
    name: 'a lambda that compares what is missing makes an order',
    file: 'runtime/sortByKeys.ts',
    find: 'if (keys[index] === undefined) return undefined;',
    replace: '{}',
  },
  {
    name: 'faults of fast forms are told',
    file: 'runtime/expectFault.ts',
    find: 'if (!(thrown instanceof ExpressionFault || thrown instanceof RangeError)) throw thrown;',
    replace: 'if (ExpressionFault) throw thrown;',
  },
  {
    name: 'faults of lambdas in loops keep their own places',
    file: 'lower/loops/toldLoop.ts',
    find: 'if (isRetried) return loop;',
    replace: 'if (!isRetried || isRetried) return loop;',
  },
  {
    name: 'a loop over a single value has nothing to do',
    file: 'lower/loops/walkList.ts',
    find: '? ${given} : [${given}];',
    replace: '? ${given} : [];',
  },
  {
    name: 'a loop that reduces takes its first item twice',
    file: 'lower/loops/lowerReduceCall.ts',
    find: '.length > 0 ? 1 : 0;',
    replace: '.length > 0 ? 0 : 0;',
  },
  {
    name: 'a group of one item is a list in its value',
    file: 'lower/loops/lowerFusedGroup.ts',
    find: '${items}.length === 1 ? ${items}[0] : ${items};',
    replace: '${items};',
  },
  {
    name: 'a lambda in the place of its call sees the context of that',
    file: 'lower/loops/inlineLambda.ts',
    find: 'context: lambda.context,',
    replace: '',
  },
  {
    name: 'what has no members has none to loop over',
    file: 'lower/loops/lowerMemberCall.ts',
    find: 'refusal(place, given, site),',
    replace: '',
  },
];
