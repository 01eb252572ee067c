import type { Command } from 'commander';
import { commands } from '../../src/cli/commands.ts';
import { createProgram } from '../../src/cli/createProgram.ts';
import { openTerminal } from '../../src/cli/Terminal.ts';
import { slug } from './markdown.ts';

/** What `--help` prints, for the program and all its commands. */
export async function commandsPage(): Promise<string> {
  const program = createProgram();
  const terminal = openTerminal();
  for (const load of Object.values(commands)) (await load())(program, terminal, () => undefined);
  const all = program.commands.flatMap((command) => [command, ...command.commands]);
  return [
    '# Commands',
    'What `patchbay --help` and `patchbay <command> --help` print.',
    all.map((command) => `- [${nameOf(command)}](#${slug(nameOf(command))})`).join('\n'),
    ...[program, ...all].map((command) => `## ${nameOf(command)}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\``),
  ].join('\n\n');
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

/** As it appears in a terminal of a hundred columns, without colours. */
function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({
    writeOut: (text) => {
      help += text;
    },
    getOutHelpWidth: () => 100,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return help.trim();
}
