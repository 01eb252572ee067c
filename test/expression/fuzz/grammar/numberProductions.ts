import { memberOf, number, text as textShape } from '../data/Shape.ts';
import { commonProductions } from './commonProductions.ts';
import { call, type Draw, type Drawn, drawn, type Production } from './Draw.ts';
import { drawMany } from './drawPath.ts';
import { drawIntegerPicture, drawMomentPicture, spelledIntegers } from './pictures.ts';

const literals = [
  '0',
  '1',
  '2',
  '3',
  '-1',
  '10',
  '100',
  '2.5',
  '0.1',
  '0.2',
  '1e3',
  '3.14159',
  '1e-7',
  '12345.678',
  '1e21',
  '-0',
  '0.5',
  '1.0',
  '9007199254740993',
  '1e308',
];
const any = number('any');

function numbers(at: Draw): string {
  const many = drawMany(at, (item) => item.kind === 'number');
  if (many !== undefined && at.random.chance(0.7)) return many.text;
  const drawnList = at.list();
  if (memberOf(drawnList.of).kind === 'number') return drawnList.text;
  return `[${at.random.times(0, 3, () => at.piece('number')).join(', ')}]`;
}

const arithmetic = (at: Draw): Drawn => {
  const operator = at.random.pick(['+', '-', '*', '/', '%', '+', '*']);
  const power = operator === '+' || operator === '-' ? 50 : 60;
  return drawn(`${at.piece('number', power)} ${operator} ${at.piece('number', power + 1)}`, any, power);
};

/** Functions from one number to a number. */
const casts = ['abs', 'floor', 'ceil', 'round', 'sqrt', 'number'];

/** Recursion that ends: over a small number, in tail position or not, and over the depth of data. */
const recursions = [
  '($f := function($n){$n > 1 ? $n * $f($n - 1) : 1}; $f(N))',
  '($f := function($n, $t){$n > 0 ? $f($n - 1, $t + $n) : $t}; $f(N, 0))',
  '($f := function($n){$n > 1 ? $f($n - 1) + $f($n - 2) : $n}; $f(N))',
  '($even := function($n){$n > 0 ? $odd($n - 1) : 1}; $odd := function($n){$n > 0 ? $even($n - 1) : 0}; $even(N))',
  '($d := function($o){$type($o) = "object" ? 1 + $max($append(0, $each($o, function($v){$d($v)}))) : 0}; $d(O))',
  '($c := function($n){$n > 0 ? ($m := $n - 1; $c($m)) : 7}; $c(N))',
  '($y := function($g){function($n){$g($g)($n)}}; $count([N]))',
  '($counter := function($by){function($n){$n + $by}}; $counter(N)(2))',
];

export const numberProductions: readonly Production[] = [
  ...commonProductions('number'),
  { weight: 8, leaf: true, draw: (at) => drawn(at.random.pick(literals), any) },
  { weight: 12, draw: arithmetic },
  { weight: 1, draw: (at) => drawn(`-${at.piece('number', 71)}`, any, 70) },
  {
    weight: 6,
    draw: (at) => call(at.random.pick(['sum', 'max', 'min', 'average', 'count']), [numbers(at)], any),
  },
  {
    weight: 3,
    draw: (at) =>
      call('count', [at.random.chance(0.8) ? at.piece('list') : at.piece('any')], number('count')),
  },
  { weight: 3, draw: (at) => call('length', [at.piece('text')], number('count')) },
  { weight: 4, draw: (at) => call(at.random.pick(casts), [at.piece('number')], any) },
  {
    weight: 1,
    draw: (at) =>
      call('round', [at.piece('number'), at.random.pick(['0', '1', '2', '-1', '-2', '15', '0.5'])], any),
  },
  {
    weight: 1,
    draw: (at) =>
      call('power', [at.piece('number'), at.random.pick(['2', '3', '0', '-1', '0.5', '400'])], any),
  },
  {
    weight: 2,
    draw: (at) =>
      call(
        'number',
        [
          at.random.chance(0.6)
            ? at.random.pick([
                '"12"',
                '"-3.5e2"',
                '"0x1F"',
                '"0b11"',
                '"0o17"',
                '"x"',
                '""',
                'true',
                '"1e999"',
              ])
            : at.piece('any'),
        ],
        any,
      ),
  },
  {
    weight: 1,
    draw(at) {
      const picture = drawIntegerPicture(at.random);
      const value = at.random.chance(0.5)
        ? `$formatInteger(${drawInteger(at)}, ${picture})`
        : JSON.stringify(at.random.pick(spelledIntegers));
      return call(
        'parseInteger',
        [value, at.random.chance(0.8) ? picture : drawIntegerPicture(at.random)],
        any,
      );
    },
  },
  { weight: 2, draw: (at) => call('toMillis', [drawDate(at)], number('millis')) },
  {
    weight: 1,
    draw(at) {
      const picture = drawMomentPicture(at.random);
      const value = at.random.chance(0.7) ? `$fromMillis(${drawMillis(at)}, ${picture})` : drawDate(at);
      return call('toMillis', [value, picture], number('millis'));
    },
  },
  {
    weight: 0.3,
    leaf: true,
    draw: (at) =>
      drawn(
        at.random.pick(['$millis()', '$toMillis($now())', '$millis() - $millis()']),
        number('millis'),
        50,
      ),
  },
  {
    weight: 0.3,
    leaf: true,
    draw: (at) =>
      drawn(
        at.random.pick(['$random()', '$floor($random() * 10)', '$random() + $random()']),
        number('count'),
      ),
  },
  { weight: 1, draw: drawRecursion },
  {
    weight: 1,
    draw: (at) =>
      drawn(
        `${numbers(at)} ~> ${at.random.pick(['$sum', '$max()', '$count', '$average', '($sum ~> $abs)', '$sum()'])}`,
        any,
        1,
      ),
  },
  {
    weight: 1,
    draw(at) {
      const many = drawMany(at);
      return (
        many &&
        drawn(
          `$count(${at.fit(many, 75)}[${at.inside(memberOf(many.shape)).deeper().piece('boolean')}])`,
          any,
        )
      );
    },
  },
];

function drawRecursion(at: Draw): Drawn {
  const template = at.random.pick(recursions);
  const start = at.random.chance(0.8) ? at.random.pick(['0', '1', '3', '5', '8', '40']) : at.piece('number');
  const small = template.includes('- 2') ? at.random.pick(['0', '1', '5', '7']) : start;
  const subject = template.includes('O)') ? at.piece('any') : '';
  return drawn(
    template.replace(/\bN\b/g, () => small).replace(/\bO\b/, () => subject),
    any,
  );
}

export function drawMillis(at: Draw): string {
  if (at.random.chance(0.3)) return at.piece('number');
  return at.random.pick([
    '0',
    '1510067557121',
    '1510056000000',
    '1510012800000',
    '1521801216617',
    '951782400000',
    '-62135596800000',
    '1582934400000',
    '1704067199999',
    '-1',
    '1e12',
  ]);
}

const integers = [
  '0',
  '1',
  '7',
  '12',
  '19',
  '20',
  '21',
  '30',
  '80',
  '90',
  '42',
  '99',
  '100',
  '110',
  '999',
  '1000',
  '1001',
  '12345',
  '1e6',
  '-5',
  '2.5',
];

/** Integers where their words and numerals change. */
export function drawInteger(at: Draw): string {
  return at.random.chance(0.5) ? at.random.pick(integers) : at.piece('number');
}

export function drawDate(at: Draw): string {
  if (at.random.chance(0.3)) return at.piece('text');
  return JSON.stringify(
    at.random.pick([
      '2017-11-07T15:07:54.972Z',
      '2018-02-01T09:42:13+01:00',
      '2024-02-29',
      '2023',
      '2020-12',
      '2018-02-01T09:42:13',
      'nonsense',
      '',
      '2021-13-01',
      '1970-01-01T00:00:00.001Z',
    ]),
  );
}

export const wordShape = textShape('word');
