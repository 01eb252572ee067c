import type { AwsClient } from './AwsClient.ts';
import { clientOptions } from './clientOptions.ts';
import type { AwsSettings } from './readAwsSettings.ts';
import { putReadyBody, readyBodyStep, withReadyBody } from './withReadyBody.ts';

export type KinesisOperation = 'PutRecords' | 'DescribeStreamSummary';

/** @param connections the most that are open at once. */
export async function openKinesis(
  settings: AwsSettings,
  connections: number,
): Promise<AwsClient<KinesisOperation>> {
  const options = await clientOptions(settings, connections);
  const { KinesisClient, PutRecordsCommand, DescribeStreamSummaryCommand } = await import(
    '@aws-sdk/client-kinesis'
  );
  const client = new KinesisClient(options);
  client.middlewareStack.add(
    (next) => (args) => {
      putReadyBody(args.input, args.request);
      return next(args);
    },
    readyBodyStep,
  );
  const send: AwsClient<KinesisOperation>['send'] = async (operation, body, abortSignal) => {
    if (operation === 'PutRecords') {
      const input = withReadyBody({ Records: [] }, body);
      return client.send(new PutRecordsCommand(input), { abortSignal });
    }
    return client.send(new DescribeStreamSummaryCommand(withReadyBody({}, body)), { abortSignal });
  };
  return {
    send,
    async refresh() {
      await client.config.credentials({ forceRefresh: true });
    },
    close: () => client.destroy(),
  };
}
