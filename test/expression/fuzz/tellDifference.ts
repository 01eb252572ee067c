import { builtinNames } from './oracle/builtins.ts';
import { tell } from './oracle/Outcome.ts';
import type { Difference } from './playGroup.ts';
import { tokensOf } from './seeds/tokens.ts';

/** A difference as a person reads it, with a line to paste into the table of `differences.test.ts`. */
export function tellDifference(seed: number, index: number, difference: Difference): string {
  const { drawn, shrunk, budgeted, round } = difference;
  const lines = [
    `DIFFERENT (--seed ${seed} --from ${index}${budgeted ? ', with a budget' : ''})`,
    `  expression  ${shrunk.expression}`,
    `  input       ${shrunk.data ?? 'undefined'}`,
    ...(shrunk.bindings === undefined ? [] : [`  bindings    ${shrunk.bindings}`]),
    `  ours        ${tell(round.ours)}`,
    `  the package ${tell(round.theirs)}`,
    ...(round.why === undefined ? [] : [`  because     ${round.why}`]),
    `  drawn as    ${drawn.expression}`,
    `  over        ${drawn.data ?? 'undefined'}`,
    '  test        ' +
      `[${[`'say what it shows'`, quote(shrunk.expression), shrunk.data === undefined ? 'undefined' : quote(shrunk.data), ...(shrunk.bindings === undefined ? [] : [quote(shrunk.bindings)])].join(', ')}],`,
  ];
  return `${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** What differences have in common that are likely to be one: the expression's form without its names and literals. */
export function formOf({ shrunk }: Difference): string {
  return tokensOf(shrunk.expression)
    .map((token) => {
      if (/^[\p{L}`]/u.test(token) && !keywords.has(token)) return 'a';
      if (/^\$\p{L}/u.test(token)) return builtinNames.includes(token.slice(1)) ? token : '$v';
      return token.replace(/^\d.*/, '1').replace(/^["'].*/, '"a"');
    })
    .join(' ');
}

const keywords = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);
