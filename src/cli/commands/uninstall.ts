import type { Command } from 'commander';
import type { Ledger, Removal } from '../../engine/index.ts';
import { addFormat, type OutputFormat } from '../addFormat.ts';
import type { AdminApi } from '../api/AdminApi.ts';
import { withAdminApi } from '../api/withAdminApi.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

interface UninstallOptions {
  readonly yes?: boolean;
  readonly format: OutputFormat;
}

export function uninstall(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const command = program
    .command('uninstall')
    .description(
      'remove an integration that patchbay.yaml does not list, with its waiting events and dead letters',
    )
    .argument('<integration>', 'its id, int_…')
    .option('--yes', 'discard what it has not delivered');
  addFormat(command).action(async (id: string, options: UninstallOptions) =>
    end(await withAdminApi(terminal, (api) => removeIntegration(api, id, options, terminal))),
  );
}

async function removeIntegration(
  api: AdminApi,
  id: string,
  { yes = false, format }: UninstallOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const path = `/integrations/${encodeURIComponent(id)}`;
  const { in_flight, dead } = await api.get<Ledger>(`${path}/ledger`);
  if (!yes && in_flight + dead > 0) {
    terminal.talk(`  ${id} has ${in_flight} events that wait and ${dead} dead letters; --yes discards them`);
    return 1;
  }
  const removal = await api.delete<Removal>(path);
  const { discarded } = removal;
  if (format === 'json') terminal.out(JSON.stringify(removal));
  else
    terminal.talk(
      `  ${id} removed; discarded: ${discarded.in_flight} waiting, ${discarded.dead} dead letters`,
    );
  return 0;
}
