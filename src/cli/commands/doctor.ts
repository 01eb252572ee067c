import type { Command } from 'commander';
import { resolveBlueprint } from '../../blueprint/resolveBlueprint.ts';
import { diagnoseDestination } from '../../destinations/diagnoseDestination.ts';
import type { Diagnostic, Severity } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { json } from '../../diagnostics/formats/json.ts';
import { spoolOf } from '../../engine/index.ts';
import { openWorkspace, type Workspace } from '../../project/openWorkspace.ts';
import type { ProjectIntegration } from '../../project/Project.ts';
import { examineSpool } from '../../spool/lmdb/examine/examineSpool.ts';
import { openProject } from '../serve/openProject.ts';
import type { OpenProject } from '../serve/readProjectFiles.ts';
import { readSettings } from '../serve/Settings.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface DoctorOptions {
  readonly format: 'text' | 'json';
}

/** Milliseconds for one integration. */
const patience = 30_000;

/** One thing that was looked at, and what was found. */
interface Examination {
  readonly subject: string;
  /** Its id, when the subject is an installed integration. */
  readonly integration?: string;
  /** What it is, in a few words. */
  readonly summary: string;
  readonly diagnostics: readonly Diagnostic[];
}

export function doctor(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .description(
      'verify the data folder, and compare tables, streams and permissions with the blueprints; writes nothing',
    )
    .argument('[integration]', 'the id of one installed integration; all of them if not given')
    .option('--format <format>', 'text or json', 'text')
    .action(async (id: string | undefined, options: DoctorOptions) =>
      end(await examine(id, options, terminal)),
    );
}

async function examine(
  id: string | undefined,
  { format }: DoctorOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (format !== 'text' && format !== 'json') {
    terminal.talk(terminal.palette.error(`--format ${JSON.stringify(format)} is neither text nor json`));
    return 2;
  }
  const workspace = openWorkspace();
  const { settings, diagnostics } = readSettings();
  const { opened, diagnostics: faults } = await openProject(workspace, settings, false);
  terminal.complain([...diagnostics, ...faults]);
  if (opened === undefined || diagnostics.length > 0) return 2;
  const { integrations } = opened.project;
  const chosen = integrations.filter((integration) => id === undefined || integration.id === id);
  if (id !== undefined && chosen.length === 0) {
    const installed = integrations.map((integration) => integration.id).join(', ');
    terminal.complain([diagnose('serve/unknown-integration', { id, installed })]);
    return 2;
  }
  const done: Examination[] = [];
  for await (const examination of examineAll(id, chosen, opened, workspace)) {
    done.push(examination);
    if (format === 'text') print(examination, terminal);
  }
  const all = done.flatMap((examination) => examination.diagnostics);
  if (format === 'json') terminal.out(JSON.stringify({ diagnostics: done.flatMap(membersOf) }));
  else terminal.talk(sumUp(all));
  return all.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Whatever else there is to examine about a project has its place here, one examination each. */
async function* examineAll(
  id: string | undefined,
  integrations: readonly ProjectIntegration[],
  { project }: OpenProject,
  workspace: Workspace,
): AsyncGenerator<Examination> {
  if (id === undefined) yield await examineData(project.data);
  for (const integration of integrations) {
    yield await examineIntegration(integration, project.limits.event, workspace);
  }
}

async function examineData(data: string): Promise<Examination> {
  const { summary, diagnostics } = await examineSpool(spoolOf(data));
  return { subject: 'store', summary: `${data}: ${summary}`, diagnostics };
}

async function examineIntegration(
  { id, blueprint, entry, config }: ProjectIntegration,
  eventLimit: number,
  { library }: Workspace,
): Promise<Examination> {
  const target = config.table_name ?? config.stream_name ?? '';
  const summary = `${target} at ${config.endpoint ?? config.region ?? ''}, ${blueprint}`;
  const found = library.find(blueprint);
  const { plan, diagnostics: faults = [] } = found === undefined ? {} : resolveBlueprint(found, library);
  const head = { subject: id, integration: id, summary };
  if (plan === undefined) return { ...head, diagnostics: faults };
  const { destination } = entry.provides;
  if (plan.destination !== destination) {
    const cause = `its blueprint is for ${plan.destination}, the integration for ${destination}`;
    return { ...head, diagnostics: [diagnose('engine/plan-missing', { integration: id, cause })] };
  }
  const subject = { plan, config, permissions: entry.permissions, eventLimit };
  const diagnostics = await diagnoseDestination(subject, AbortSignal.timeout(patience));
  return { ...head, diagnostics };
}

function print({ subject, summary, diagnostics }: Examination, terminal: Terminal): void {
  const { palette, talk, complain } = terminal;
  const fails = diagnostics.some(({ severity }) => severity === 'error');
  talk(
    `${fails ? palette.error('✗') : palette.info('✓')} ${palette.strong(subject)} ${palette.quiet(summary)}`,
  );
  complain(diagnostics);
}

function membersOf({ integration, diagnostics }: Examination): Record<string, unknown>[] {
  return diagnostics.map((diagnostic) => ({ integration, ...json(diagnostic) }));
}

function sumUp(diagnostics: readonly Diagnostic[]): string {
  const count = (wanted: Severity) => diagnostics.filter(({ severity }) => severity === wanted).length;
  return `errors: ${count('error')}, warnings: ${count('warning')}, notes: ${count('info')}`;
}
