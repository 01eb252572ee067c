import type { Terminal } from '../Terminal.ts';
import type { OpenProject } from './readProjectFiles.ts';
import type { Serving } from './startServing.ts';

/** Where everything is, in less than a screen. */
export function banner(
  serving: Serving,
  { project, embedded }: OpenProject,
  took: number,
  palette: Terminal['palette'],
): string {
  const { strong, quiet } = palette;
  const { engine, ingestUrl, adminUrl, sources, adminToken } = serving;
  const row = (label: string, text: string, note = '') =>
    `  ${quiet(label.padEnd(10))} ${text}${note === '' ? '' : `  ${quiet(note)}`}`;
  const integrations = engine.integrations();
  const lines = [
    '',
    `  ${strong('patchbay')}  ready in ${(took / 1000).toFixed(1)} s`,
    '',
    row('Ingest', `${ingestUrl}/v1/events`, sources.map(({ id }) => `source ${id}`).join(', ')),
    row('Admin', `${adminUrl}/v1/admin`),
    row('Data', project.data),
    '',
    ...integrations.map(({ id, blueprint, config, state }) => {
      const target = config.table_name ?? config.stream_name ?? '';
      const place = config.endpoint ?? config.region ?? '';
      return row(id, `${target} at ${place}`, `${blueprint}, ${state.kind}`);
    }),
  ];
  if (embedded) {
    lines.push(
      row('', quiet('emulators on this machine; a patchbay.yaml with real credentials takes their place')),
      '',
      row('Write key', sources[0]?.writeKey ?? ''),
      row('Token', adminToken, 'for the admin API'),
      '',
      row('Try', 'npm run demo', 'in a second terminal'),
      row('', `curl ${ingestUrl}/v1/track -H "Authorization: Bearer ${sources[0]?.writeKey}" \\`),
      row('', `  -d '{"event":"Order Completed","user_id":"u1","properties":{"total":42.5}}'`),
    );
  }
  return [...lines, ''].join('\n');
}
