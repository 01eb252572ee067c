import type { AwsClient } from './AwsClient.ts';
import { clientOptions } from './clientOptions.ts';
import { expressStep, FastLane, watchStep } from './FastLane.ts';
import type { AwsSettings } from './readAwsSettings.ts';
import { putReadyBody, readyBodyStep, withReadyBody } from './withReadyBody.ts';

export type KinesisOperation = 'PutRecords' | 'DescribeStreamSummary';

/** @param connections the most that are open at once. */
export async function openKinesis(
  settings: AwsSettings,
  connections: number,
): Promise<AwsClient<KinesisOperation>> {
  const options = await clientOptions(settings, connections);
  const { DescribeStreamSummaryCommand, KinesisClient, PutRecords$, PutRecordsCommand } = await import(
    '@aws-sdk/client-kinesis'
  );
  const client = new KinesisClient(options);
  const { config, middlewareStack } = client;
  const lane = new FastLane(config, PutRecords$);
  middlewareStack.add(lane.express, expressStep);
  middlewareStack.add(lane.watch, watchStep);
  middlewareStack.add(
    (next) => (args) => {
      putReadyBody(args.input, args.request);
      return next(args);
    },
    readyBodyStep,
  );
  // Resolved once: the SDK sorts its middleware anew for each command that it is sent.
  const express = new PutRecordsCommand({ Records: [] }).resolveMiddleware(middlewareStack, config, {});
  const send: AwsClient<KinesisOperation>['send'] = async (operation, body, abortSignal) => {
    if (operation === 'PutRecords') {
      const input = { Records: [] };
      if (await lane.takes(input, body, abortSignal)) return (await express({ input })).output;
      return client.send(new PutRecordsCommand(withReadyBody(input, body)), { abortSignal });
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
