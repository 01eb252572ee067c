import type { Builtin } from './Builtin.ts';

export const reverse: Builtin = {
  name: 'reverse',
  signature: '<a:a>',
  arity: 1,
  implementation(list: readonly unknown[] | undefined) {
    if (list === undefined || list.length <= 1) return list;
    const reversed: unknown[] = [];
    for (let index = list.length - 1; index >= 0; index--) reversed.push(list[index]);
    return reversed;
  },
};
