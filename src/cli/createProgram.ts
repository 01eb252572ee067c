import { Command } from 'commander';
import { packageVersion } from '../compiler/runtime/packageVersion.ts';

const endings = `
A command ends with 0 when all is well, 1 on errors or failures (or warnings under --deny-warnings), 2 when it could
not run. What programs read goes to standard output, talk to standard error. Colours appear on a terminal alone;
NO_COLOR turns them off.`;

/** The command line before its commands are added. */
export function createProgram(): Command {
  return new Command('patchbay')
    .description(
      'Declarative integrations: YAML blueprints map events to DynamoDB items and Kinesis records.',
    )
    .version(packageVersion)
    .showSuggestionAfterError()
    .addHelpText('after', endings);
}
