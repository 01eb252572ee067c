import { readAwsSettings, readSetting, requireSetting } from '../aws/readAwsSettings.ts';
import type { DestinationKind } from '../catalog/DestinationKind.ts';
import { openDynamoDbSink } from './dynamodb/openDynamoDbSink.ts';
import { openKinesisSink } from './kinesis/openKinesisSink.ts';
import type { RecordSink } from './RecordSink.ts';

/**
 * The sink of an installed integration. Nothing is connected before the first request, and nothing of the SDK is
 * loaded before.
 *
 * @param config the integration's settings by the names of its catalog fields; secrets as text or wrapped.
 * @throws Error where a setting is missing that the catalog requires: the config was not checked.
 */
export function openSink(kind: DestinationKind, config: Readonly<Record<string, unknown>>): RecordSink {
  const settings = readAwsSettings(config);
  const inOrder = readSetting(config, 'ordering') === 'per_key';
  switch (kind) {
    case 'dynamodb':
      return openDynamoDbSink(settings, requireSetting(config, 'table_name'), inOrder);
    case 'kinesis':
      return openKinesisSink(settings, requireSetting(config, 'stream_name'), inOrder);
  }
}
