import type { Command } from 'commander';
import type { ExitCode, Terminal } from './Terminal.ts';

/** Adds a command to the program; it ends by telling its code. */
export type AddCommand = (program: Command, terminal: Terminal, end: (code: ExitCode) => void) => void;

/** Every command by its name, in the order of the help; each is loaded when it is called. */
export const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  check: async () => (await import('./commands/check.ts')).check,
  diff: async () => (await import('./commands/diff.ts')).diff,
  run: async () => (await import('./commands/run.ts')).run,
  send: async () => (await import('./commands/send.ts')).send,
  test: async () => (await import('./commands/test.ts')).test,
  build: async () => (await import('./commands/build.ts')).build,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  dead: async () => (await import('./commands/dead.ts')).dead,
  override: async () => (await import('./commands/override.ts')).override,
  uninstall: async () => (await import('./commands/uninstall.ts')).uninstall,
  token: async () => (await import('./commands/token.ts')).token,
  secret: async () => (await import('./commands/secret.ts')).secret,
  explain: async () => (await import('./commands/explain.ts')).explain,
  iam: async () => (await import('./commands/iam.ts')).iam,
  fmt: async () => (await import('./commands/fmt.ts')).fmt,
  demo: async () => (await import('./commands/demo.ts')).demo,
};
