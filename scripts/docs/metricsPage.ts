import { type MetricRow, metricLabels, metricTable, metricUnits } from '../../src/telemetry/metricTable.ts';
import { code, table } from './markdown.ts';

/** Every metric, and the law that they follow. */
export function metricsPage(): string {
  const rows: readonly MetricRow[] = Object.values(metricTable);
  return [
    '# Metrics',
    'What `GET /metrics` on the admin port tells, in the text format of Prometheus. It takes the token of a viewer.',
    'Each is named `patchbay_<noun>_<unit>`, with `_total` behind it when it only rises. Units are base units and ' +
      `things that are counted one by one: ${metricUnits.map(code).join(', ')}. No label holds what came in an event, ` +
      'what a peer said, or a secret. Events are read from the ledger at each scrape, so that metrics and ledger ' +
      'never differ and a restart resets nothing; durations and stops are counted from the start of the process. ' +
      'The metrics of the process itself (`process_…`, `nodejs_…`) are those of the client library.',
    table(
      ['name', 'type', 'labels', 'what it tells'],
      rows.map(({ name, type, labels, help }) => [code(name), type, labels.map(code).join(', '), help]),
    ),
    '## Labels',
    table(
      ['label', 'what it is'],
      Object.entries(metricLabels).map(([name, meaning]) => [code(name), meaning]),
    ),
  ].join('\n\n');
}
