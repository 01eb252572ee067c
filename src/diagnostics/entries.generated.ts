// Made by `npm run generate` from src/diagnostics/entries/*.md. Edit those.
// biome-ignore-all format: one entry a line
export const entries = {
  'file/not-found': { code: 'file/not-found', severity: 'error', message: 'there is no file {file}', hint: 'paths are taken from the working directory; check the spelling.', prose: 'A file that something else names does not exist or cannot be read. Nothing can be checked or run without it.\nCreate the file, or mend the name where it is mentioned.' },
} as const;
