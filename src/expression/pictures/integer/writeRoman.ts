import { engineFault } from '../engineFault.ts';

/** Nothing to nine, for each place of a number. */
const places = [
  ['', 'c', 'cc', 'ccc', 'cd', 'd', 'dc', 'dcc', 'dccc', 'cm'],
  ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'],
  ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'],
] as const;

/** 0 to 999. */
const lower = Array.from({ length: 1000 }, (_, number) => {
  const [hundreds, tens, ones] = places;
  const tensAndOnes = number % 100;
  return `${hundreds[(number - tensAndOnes) / 100]}${tens[Math.floor(tensAndOnes / 10)]}${ones[number % 10]}`;
});
const upper = lower.map((roman) => roman.toUpperCase());

/** The package recurs once a numeral; with the stack that Node has by default it gets about this far. */
const mostThousands = 12_500;

/** A number in Roman numerals; nothing for 0, and for what is left of a fraction. @throws ExpressionFault for numbers beyond 12.5 million. */
export function writeRoman(value: number, inUpperCase: boolean): string {
  if (!(value >= 1)) return '';
  const thousands = Math.floor(value / 1000);
  if (thousands > mostThousands) throw engineFault('Maximum call stack size exceeded');
  const rest = (inUpperCase ? upper : lower)[Math.floor(value - thousands * 1000)] as string;
  return thousands === 0 ? rest : (inUpperCase ? 'M' : 'm').repeat(thousands) + rest;
}
