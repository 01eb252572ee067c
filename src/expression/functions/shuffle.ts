import type { Builtin } from './Builtin.ts';

/** Fisher and Yates's shuffle, "inside out". */
export const shuffle: Builtin = {
  name: 'shuffle',
  signature: '<a:a>',
  arity: 1,
  implementation(list: readonly unknown[] | undefined) {
    if (list === undefined || list.length <= 1) return list;
    const shuffled: unknown[] = [];
    for (let index = 0; index < list.length; index++) {
      const place = Math.floor(Math.random() * (index + 1));
      shuffled.push(shuffled[place]);
      shuffled[place] = list[index];
    }
    return shuffled;
  },
};
