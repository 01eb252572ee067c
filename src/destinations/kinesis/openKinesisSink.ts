import { AwsConnection } from '../../aws/AwsConnection.ts';
import { openKinesis } from '../../aws/openKinesis.ts';
import { type AwsSettings, secretsOf } from '../../aws/readAwsSettings.ts';
import { KinesisSink } from './KinesisSink.ts';

/** Requests of 500 records in flight that fill a worker at 10 ms a request. */
const inFlight = 16;

/** @param inOrder records of one partition key keep the order they were accepted in. */
export function openKinesisSink(settings: AwsSettings, stream: string, inOrder: boolean): KinesisSink {
  const connection = new AwsConnection(() => openKinesis(settings, inFlight), secretsOf(settings));
  return new KinesisSink({ connection, stream, inFlight, inOrder });
}
