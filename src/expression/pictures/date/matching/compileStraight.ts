import { type CharSet, isDigit } from './CharSet.ts';
import { canStart } from './canStart.ts';
import type { Literal } from './Literal.ts';
import type { MatchElement } from './MatchElement.ts';
import type { Matcher } from './Matcher.ts';

type Step = (text: string, position: number) => number;

const nowhere = -1;

/** For elements of which each can only end in one place, so that nothing is ever tried twice. */
export function compileStraight(parts: readonly (readonly MatchElement[])[]): Matcher {
  const steps = parts.map((elements) => sequence(elements.map(compileStep)));
  const ends = parts.map(() => 0);
  return (text) => {
    let position = 0;
    for (let part = 0; part < steps.length; part++) {
      position = (steps[part] as Step)(text, position);
      if (position === nowhere) return undefined;
      ends[part] = position;
    }
    return position === text.length ? ends : undefined;
  };
}

function sequence(steps: readonly Step[]): Step {
  const [only] = steps;
  if (only !== undefined && steps.length === 1) return only;
  return (text, start) => {
    let position = start;
    for (const step of steps) {
      position = step(text, position);
      if (position === nowhere) return nowhere;
    }
    return position;
  };
}

function compileStep(element: MatchElement): Step {
  switch (element.kind) {
    case 'text': {
      const { literal } = element;
      if (literal.length === 1) return compileChar(literal);
      return (text, position) => (literal.standsAt(text, position) ? position + literal.length : nowhere);
    }
    case 'one':
      return (text, position) => (element.set(text.charCodeAt(position)) ? position + 1 : nowhere);
    case 'run':
      return element.set === isDigit ? takeDigits : (text, position) => takeRun(text, position, element.set);
    case 'digits':
      return (text, position) => takeCount(text, position, element.count);
    case 'choice': {
      const ways = element.ways.map((way) => sequence(way.map(compileStep)));
      return (text, position) => takeFirst(text, position, ways);
    }
    case 'words':
    case 'never':
    case 'invalid':
      return () => nowhere;
  }
}

function compileChar(literal: Literal): Step {
  const { first } = literal;
  return (text, position) =>
    text.charCodeAt(position) === first || literal.standsAt(text, position) ? position + 1 : nowhere;
}

function takeRun(text: string, start: number, set: CharSet): number {
  let position = start;
  while (set(text.charCodeAt(position))) position++;
  return position === start ? nowhere : position;
}

/** Most of dates. */
function takeDigits(text: string, start: number): number {
  let position = start;
  while (isDigit(text.charCodeAt(position))) position++;
  return position === start ? nowhere : position;
}

function takeCount(text: string, start: number, count: number): number {
  const end = start + count;
  if (!(end <= text.length)) return nowhere;
  for (let position = start; position < end; position++) {
    if (!isDigit(text.charCodeAt(position))) return nowhere;
  }
  return end;
}

function takeFirst(text: string, position: number, ways: readonly Step[]): number {
  for (const way of ways) {
    const end = way(text, position);
    if (end !== nowhere) return end;
  }
  return nowhere;
}

/** Whether every element can end in one place only. */
export function isStraight(elements: readonly MatchElement[]): boolean {
  return elements.every((element, index) => {
    const next = elements[index + 1];
    if (element.kind === 'run') return next === undefined || !canStart(next, element.set);
    if (element.kind === 'choice') return element.ways.every(isOneText) && haveDistinctStarts(element.ways);
    return element.kind !== 'words';
  });
}

function isOneText(way: readonly MatchElement[]): boolean {
  return way.length === 1 && way[0]?.kind === 'text';
}

function haveDistinctStarts(ways: readonly (readonly MatchElement[])[]): boolean {
  const starts = ways.map(([first]) => (first?.kind === 'text' ? first.literal.first : undefined));
  return new Set(starts).size === starts.length;
}
