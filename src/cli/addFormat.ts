import { type Command, Option } from 'commander';

/** For people, or for programs. */
export type OutputFormat = 'text' | 'json';

/** Gives a command the option that all commands with an answer have. */
export function addFormat(command: Command): Command {
  const option = new Option('--format <format>', 'how to print').choices(['text', 'json']);
  return command.addOption(option.default('text' satisfies OutputFormat));
}
