import type { Command } from 'commander';
import { diagnose } from '../../diagnostics/diagnose.ts';
import type { InstalledView } from '../../engine/index.ts';
import { openLiveWorkspace } from '../../project/openLiveWorkspace.ts';
import type { LogLevel } from '../../telemetry/Log.ts';
import { openLog } from '../../telemetry/openLog.ts';
import { environment, type VariableName } from '../environment.ts';
import { banner } from '../serve/banner.ts';
import { isStartFault } from '../serve/isStartFault.ts';
import { probeDestinations } from '../serve/probeDestinations.ts';
import { readProjectFiles } from '../serve/readProjectFiles.ts';
import { readSettings, type Settings } from '../serve/Settings.ts';
import { type Serving, startServing } from '../serve/startServing.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface ServeOptions {
  readonly embedded?: boolean;
  readonly logLevel: LogLevel;
}

/** Milliseconds that a SIGTERM gives to what is under way: `docker stop` kills after ten seconds. */
const drainTime = 8_000;

export function serve(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  program
    .command('serve')
    .description('take events and deliver them, as patchbay.yaml says, or to emulators where there is none')
    .option('--embedded', 'use the emulators even if there is a patchbay.yaml')
    .option('--log-level <level>', 'debug, info, warn or error', 'warn')
    .addHelpText('after', variables)
    .action(async (options: ServeOptions) => {
      const code = await serveUntilStopped(options, terminal);
      end(code);
    });
}

const variables = [
  '\nEnvironment:',
  ...Object.entries<{ meaning: string; usual?: string }>(environment).map(
    ([name, { meaning, usual }]) =>
      `  ${name.padEnd(30)}${meaning}${usual === undefined ? '' : ` (default: ${usual})`}`,
  ),
].join('\n');

async function serveUntilStopped(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  const begun = performance.now();
  const workspace = await openLiveWorkspace();
  const { settings, diagnostics } = readSettings();
  terminal.complain(diagnostics);
  if (diagnostics.length > 0) return 2;
  const { opened, diagnostics: faults } = await readProjectFiles(
    workspace,
    settings,
    options.embedded === true,
  );
  terminal.complain(faults);
  if (opened === undefined) return 2;
  const stopped = signalled();
  let serving: Serving;
  try {
    serving = await startServing(opened, workspace, settings, openLog({ level: options.logLevel }));
  } catch (error) {
    terminal.complain([startFault(error, settings, opened.embedded)]);
    return 2;
  }
  terminal.talk(banner(serving, opened, performance.now() - begun, terminal.palette));
  terminal.complain(serving.complaints);
  serving.engine.onState(talkOfChanges(terminal));
  const probing = probeDestinations(opened.project.integrations, (id, problem) => {
    terminal.talk(
      `  ${terminal.palette.warning(id)} does not answer, its events will wait on disk: ${problem}`,
    );
  });
  terminal.talk(`  ${await stopped}: finishing what is under way; a second signal ends it at once`);
  await Promise.all([probing, serving.close(drainTime)]);
  return 0;
}

/** A destination that is tried again and again says the same each time; it is told once. */
function talkOfChanges(terminal: Terminal): (view: InstalledView) => void {
  const told = new Map<string, string>();
  return ({ id, state: { kind, message, hint } }) => {
    const words = [message, hint].filter((part) => part !== undefined).join('; ');
    const line = `  ${id} ${kind}${words === '' ? '' : `: ${words}`}`;
    if (told.get(id) !== line) terminal.talk(line);
    told.set(id, line);
  };
}

/** Resolves with the first signal to stop. A second one ends the process as it would any other: that loses nothing. */
function signalled(): Promise<NodeJS.Signals> {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      for (const each of signals) process.off(each, stop);
      resolve(signal);
    };
    for (const each of signals) process.on(each, stop);
  });
}

/** What kept it from starting; anything unexpected is a bug and goes on. */
function startFault(error: unknown, settings: Settings, embedded: boolean) {
  if (isStartFault(error)) return error.diagnostic;
  const { code, port = 0 } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE' || code === 'EACCES') {
    return diagnose('serve/port-unusable', {
      port,
      reason: code === 'EACCES' ? 'is not allowed' : 'is taken',
      variable: portVariables(port, settings, embedded),
    });
  }
  throw error;
}

/** What sets this port: several variables where they agree. Emulators that are not started take none. */
function portVariables(
  port: number,
  { ingestPort, adminPort, emulatorPorts }: Settings,
  embedded: boolean,
): string {
  const servers: [VariableName, number][] = [
    ['PATCHBAY_INGEST_PORT', ingestPort],
    ['PATCHBAY_ADMIN_PORT', adminPort],
  ];
  const emulators: [VariableName, number][] = [
    ['PATCHBAY_DYNAMODB_PORT', emulatorPorts.dynamodb],
    ['PATCHBAY_KINESIS_PORT', emulatorPorts.kinesis],
  ];
  const named = [...servers, ...(embedded ? emulators : [])].filter(([, given]) => given === port);
  return named.map(([name]) => name).join(' or ');
}
