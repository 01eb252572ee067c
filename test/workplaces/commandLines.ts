import type { Command } from 'commander';
import { commands } from '../../src/cli/commands.ts';
import { createProgram } from '../../src/cli/createProgram.ts';
import { openTerminal } from '../../src/cli/Terminal.ts';

const program = createProgram();
for (const load of Object.values(commands)) (await load())(program, openTerminal(), () => undefined);

/** The commands of patchbay that a text calls, with the options that it gives them. */
export function commandLines(text: string): string[] {
  return [...text.matchAll(/(?:^|\$ |npx (?:--no-install )?)patchbay (?!@)([^\n|>&#]*)/gm)].map(
    ([, line = '']) => line.trim(),
  );
}

/** What a call has that the command line does not know; undefined when it knows all of it. */
export function unknownIn(line: string): string | undefined {
  let command: Command = program;
  const words = line.split(/\s+/).filter((word) => word !== '');
  while (words[0] !== undefined) {
    const inner = command.commands.find((each) => each.name() === words[0]);
    if (inner === undefined) break;
    command = inner;
    words.shift();
  }
  if (command === program) return `patchbay ${words[0] ?? ''}`;
  const end = words.indexOf('--');
  const given = (end === -1 ? words : words.slice(0, end)).filter((word) => /^--?[a-z]/.test(word));
  const known = [...command.options, ...program.options].flatMap(({ long, short }) => [long, short]);
  const strange = given.find((word) => !known.includes(word.split('=')[0]));
  if (strange !== undefined) return `patchbay ${command.name()} ${strange}`;
  return wrongChoice(command, words);
}

function wrongChoice(command: Command, words: readonly string[]): string | undefined {
  for (const { long, argChoices } of command.options) {
    const value = words[words.indexOf(long ?? '') + 1];
    if (argChoices === undefined || !words.includes(long ?? '') || value === undefined) continue;
    if (!argChoices.includes(value)) return `patchbay ${command.name()} ${long} ${value}`;
  }
  return undefined;
}
