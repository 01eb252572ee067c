import type { Command } from 'commander';
import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { InstalledView, OverrideView } from '../../engine/index.ts';
import { addFormat, type OutputFormat } from '../addFormat.ts';
import type { AdminApi } from '../api/AdminApi.ts';
import { ApiRefusal } from '../api/ApiRefusal.ts';
import { withAdminApi } from '../api/withAdminApi.ts';
import { inWordsOfCommand, overrideOptions } from '../override/inWordsOfCommand.ts';
import { printComparison } from '../override/printComparison.ts';
import { readEnd } from '../override/readEnd.ts';
import { readPatchFile } from '../override/readPatchFile.ts';
import { printTable } from '../printTable.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface SetOptions {
  readonly file: string;
  readonly reason?: string;
  readonly expires?: string;
  readonly mode?: string;
  readonly canaryPercent?: string;
  readonly maxErrorRate?: string;
  readonly format: OutputFormat;
}

export function override(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const group = program
    .command('override')
    .description('patches on blueprints at run time, with a reason and an end');
  const run = async (work: (api: AdminApi) => Promise<ExitCode>) => end(await withAdminApi(terminal, work));
  const list = group
    .command('list')
    .description('the overrides there are, and how they are doing')
    .argument('[integration]', 'its id, int_…; all if not given');
  addFormat(list).action((id: string | undefined, { format }: { format: OutputFormat }) =>
    run((api) => listOverrides(api, id, format, terminal)),
  );
  const set = group
    .command('set')
    .description('override the blueprint of an integration, once it checks out')
    .argument('<integration>', 'its id, int_…')
    .requiredOption('--file <file>', 'YAML: the patch alone, or all of an override as in overrides/')
    .option('--reason <text>', 'why, for whoever finds it')
    .option(
      '--expires <when>',
      'its end within 90 days: a date with a time and a zone, or a duration like P7D',
    )
    .option('--mode <mode>', 'live, shadow or canary')
    .option('--canary-percent <number>', 'of how many events in a hundred, in mode canary')
    .option('--max-error-rate <share>', 'from 0 to 1; beyond it the override is rolled back');
  addFormat(set).action((id: string, options: SetOptions) =>
    run((api) => setOverride(api, id, options, terminal)),
  );
  group
    .command('clear')
    .description('go back to the blueprint as it is written')
    .argument('<integration>', 'its id, int_…')
    .action((id: string) =>
      run(async (api) => {
        await api.delete(pathOf(id));
        terminal.talk(`  the override of ${id} is cleared`);
        return 0;
      }),
    );
  group
    .command('export')
    .description('the Git patch that makes an override permanent, for git apply')
    .argument('<integration>', 'its id, int_…')
    .action((id: string) =>
      run(async (api) => {
        terminal.out((await api.text(`${pathOf(id)}/export`)).replace(/\n$/, ''));
        return 0;
      }),
    );
}

async function listOverrides(
  api: AdminApi,
  only: string | undefined,
  format: OutputFormat,
  terminal: Terminal,
): Promise<ExitCode> {
  const ids =
    only === undefined ? (await api.list<InstalledView>('/integrations')).map(({ id }) => id) : [only];
  const overrides: OverrideView[] = [];
  for (const id of ids) overrides.push(...(await api.list<OverrideView>(pathOf(id))));
  if (format === 'json') {
    terminal.out(JSON.stringify({ overrides }));
    return 0;
  }
  printTable(overrides.map(rowOf), terminal);
  for (const view of overrides) printComparison(view, terminal);
  if (overrides.length === 0) terminal.talk('  there is no override');
  return 0;
}

function rowOf(view: OverrideView): string[] {
  const { integration_id, owner, state, mode, canary_percent, expires_at, reason, drift, trial } = view;
  const { events, dead } = trial?.candidate ?? { events: 0, dead: 0 };
  const compared = trial?.comparison;
  return [
    integration_id,
    state.replace('_', ' '),
    canary_percent === null ? mode : `${mode} ${canary_percent} %`,
    `until ${expires_at ?? 'nobody knows when'}`,
    `by ${owner === 'git' ? view.file : view.set_by}`,
    compared ? `${compared.affected} of ${compared.compared} differ` : `${dead} of ${events} died`,
    drift.kind === 'none' ? '' : `drift: ${drift.kind}`,
    reason,
  ];
}

async function setOverride(
  api: AdminApi,
  id: string,
  { file, reason, expires, mode, canaryPercent, maxErrorRate, format }: SetOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { members, diagnostics } = readPatchFile(file);
  terminal.complain(diagnostics);
  if (diagnostics.some(({ severity }) => severity === 'error')) return 2;
  const asked = {
    ...(reason === undefined ? {} : { reason }),
    ...(expires === undefined ? {} : { expires_at: readEnd(expires, Date.now()) }),
    ...(mode === undefined ? {} : { mode }),
    ...(canaryPercent === undefined ? {} : { canary_percent: numberOf(canaryPercent) }),
    ...(maxErrorRate === undefined ? {} : { max_error_rate: numberOf(maxErrorRate) }),
  };
  const wanted = { ...members, ...asked };
  const missing = missingOptions(wanted, file);
  terminal.complain(missing);
  if (missing.length > 0) return 2;
  const view = await api.put<OverrideView>(pathOf(id), wanted).catch((error: unknown) => {
    if (!(error instanceof ApiRefusal)) throw error;
    const inFile = new Set(Object.keys(members).filter((member) => !Object.hasOwn(asked, member)));
    terminal.complain(error.diagnostics.map((each) => inWordsOfCommand(each, inFile)));
    return undefined;
  });
  if (view === undefined) return 2;
  if (format === 'json') terminal.out(JSON.stringify(view));
  else terminal.talk(`  ${id} is overridden (${view.mode}) until ${view.expires_at}: ${view.reason}`);
  for (const { code, message } of view.problems)
    terminal.talk(`  ${terminal.palette.warning(code)} ${message}`);
  return 0;
}

/** Neither given as an option nor in the file, although an override needs it. */
function missingOptions(wanted: object, file: string): Diagnostic[] {
  return (['reason', 'expires_at'] as const)
    .filter((member) => !Object.hasOwn(wanted, member))
    .map((member) => diagnose('override/option-missing', { option: overrideOptions[member], member, file }));
}

/** What is no number is sent as it is, for the API to refuse. */
function numberOf(text: string): number | string {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}

function pathOf(id: string): string {
  return `/integrations/${encodeURIComponent(id)}/overrides`;
}
