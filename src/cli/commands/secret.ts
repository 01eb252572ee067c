import type { Command } from 'commander';
import { withAdminApi } from '../api/withAdminApi.ts';
import type { ExitCode, Terminal } from '../Terminal.ts';

export function secret(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
  const group = program
    .command('secret')
    .description('the secrets of installed integrations, sealed on disk');
  group
    .command('rotate')
    .description('make a new key and seal all secrets with it')
    .action(async () => {
      const code = await withAdminApi(terminal, async (api) => {
        await api.post('/secrets/rotate');
        terminal.talk('  all secrets are sealed with a new key; the old one is gone');
        return 0;
      });
      end(code);
    });
}
