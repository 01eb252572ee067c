import { parseExpression } from '../../../../src/expression/parseExpression.ts';
import { quoteWord } from '../grammar/quoteWord.ts';
import type { Random } from '../Random.ts';
import { balancedSpans, joinTokens, tokensOf } from './tokens.ts';

const operatorClasses: readonly (readonly string[])[] = [
  ['+', '-', '*', '/', '%', '&'],
  ['=', '!=', '<', '<=', '>', '>=', 'in'],
  ['and', 'or'],
  ['??', '?:', '~>'],
  ['[', '('],
];
const endings = [
  '[]',
  '[0]',
  '[-1]',
  '[1]',
  '.*',
  '.%',
  '^($)',
  '[$ = $]',
  '{"k": $}',
  '#$i',
  '@$v',
  '.$',
  '.id',
  '.name',
  '[[0, 1]]',
  '~> $string',
  '.($)',
  '[true]',
  '.[$]',
  '^(>name)',
];
const wrappers = [
  '$exists',
  '$count',
  '$string',
  '$not',
  '$sum',
  '$type',
  '$keys',
  '-',
  '$distinct',
  '$boolean',
  '$reverse',
  '$append(1, ',
  '[',
  '$map([1, 2], function($v){',
];
const atoms = [
  '$',
  '$$',
  'a',
  'id',
  '*',
  '**',
  'null',
  'true',
  '0',
  '1',
  '-1',
  '""',
  '"a"',
  '[]',
  '{}',
  '$nothing',
  '[1, 2]',
  'nothing',
  '$string',
  '(1; 2)',
  '()',
  '%',
  '/a/',
];

/** What a mutation may draw on. */
export interface Donors {
  /** Tokens of other expressions. */
  readonly other: () => readonly string[];
  /** An expression drawn anew. */
  readonly fresh: () => string;
  readonly names: readonly string[];
}

/** The expression with one to three changes, most of which still parse. */
export function mutate(random: Random, expression: string, donors: Donors): string {
  let tokens = tokensOf(expression);
  for (let left = random.between(1, 3); left > 0; left--) {
    for (let tries = 0; tries < 6; tries++) {
      const changed = change(random, tokens, donors);
      const parses = 'tree' in parseExpression(joinTokens(changed));
      if (!parses && !random.chance(0.03)) continue;
      tokens = changed;
      break;
    }
  }
  return joinTokens(tokens);
}

function change(random: Random, tokens: readonly string[], donors: Donors): string[] {
  const spans = balancedSpans(tokens);
  if (spans.length === 0) return [...tokens];
  const [start, end] = random.pick(spans);
  const inPlace = (...put: string[]) => [...tokens.slice(0, start), ...put, ...tokens.slice(end)];
  const span = tokens.slice(start, end);
  switch (random.below(9)) {
    case 0:
      return inPlace();
    case 1:
      return [...tokens.slice(0, end), ...tokensOf(random.pick(endings)), ...tokens.slice(end)];
    case 2: {
      const wrapper = random.pick(wrappers);
      const close = wrapper === '[' ? [']'] : wrapper.endsWith('{') ? ['}', ')'] : [')'];
      const open = wrapper.endsWith('[') || wrapper.includes('(') ? [] : ['('];
      return inPlace(...tokensOf(wrapper), ...open, ...span, ...close);
    }
    case 3:
      return inPlace(random.pick(atoms));
    case 4:
      return inPlace('(', ...tokensOf(donors.fresh()), ')');
    case 5: {
      const other = donors.other();
      const cuts = balancedSpans(other);
      if (cuts.length === 0) return [...tokens];
      const [from, to] = random.pick(cuts);
      return inPlace(...other.slice(from, to));
    }
    default:
      return replaceToken(random, tokens, donors);
  }
}

function replaceToken(random: Random, tokens: readonly string[], donors: Donors): string[] {
  const place = random.below(tokens.length);
  const token = tokens[place] as string;
  const put = (text: string) => tokens.map((other, index) => (index === place ? text : other));
  const operators = operatorClasses.find((operatorClass) => operatorClass.includes(token));
  if (operators !== undefined) return put(random.pick(operators));
  if (/^\d/.test(token)) return put(random.pick(['0', '1', '2', '3', '1.5', '10', '1e3']));
  if (/^["']/.test(token)) return put(random.pick(['""', '"a"', '" "', '","', '"__proto__"', '"é"', '"0"']));
  if (/^\$\p{L}/u.test(token)) {
    const variables = tokens.filter((other) => /^\$/.test(other));
    return put(random.pick([...variables, '$', '$$', '$x', '$string', '$count']));
  }
  if (/^[\p{L}`]/u.test(token) && !['function', 'true', 'false', 'null', 'and', 'or', 'in'].includes(token)) {
    return put(quoteWord(random.pick(donors.names)));
  }
  return [...tokens];
}
