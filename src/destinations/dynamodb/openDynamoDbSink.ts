import { AwsConnection } from '../../aws/AwsConnection.ts';
import { openDynamoDb } from '../../aws/openDynamoDb.ts';
import { type AwsSettings, secretsOf } from '../../aws/readAwsSettings.ts';
import { DynamoDbSink } from './DynamoDbSink.ts';

/**
 * Requests in flight that fill a worker at 10 ms a request; measured, more gained nothing. As many connections serve
 * conditional writes, of which one batch makes up to 25 requests.
 */
const inFlight = 48;

/** @param inOrder each event of an item is written by itself, in the order the events were accepted in. */
export function openDynamoDbSink(settings: AwsSettings, table: string, inOrder: boolean): DynamoDbSink {
  const connection = new AwsConnection(() => openDynamoDb(settings, inFlight), secretsOf(settings));
  return new DynamoDbSink({ connection, table, inFlight, inOrder });
}
