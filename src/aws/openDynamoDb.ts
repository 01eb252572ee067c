import type { AwsClient } from './AwsClient.ts';
import { clientOptions } from './clientOptions.ts';
import { expressStep, FastLane, watchStep } from './FastLane.ts';
import type { AwsSettings } from './readAwsSettings.ts';
import { putReadyBody, readyBodyStep, withReadyBody } from './withReadyBody.ts';

export type DynamoDbOperation =
  | 'BatchWriteItem'
  | 'PutItem'
  | 'DeleteItem'
  | 'DescribeTable'
  | 'DescribeTimeToLive';

/** @param connections the most that are open at once. */
export async function openDynamoDb(
  settings: AwsSettings,
  connections: number,
): Promise<AwsClient<DynamoDbOperation>> {
  const options = await clientOptions(settings, connections);
  const {
    BatchWriteItem$,
    BatchWriteItemCommand,
    DeleteItemCommand,
    DescribeTableCommand,
    DescribeTimeToLiveCommand,
    DynamoDBClient,
    PutItemCommand,
  } = await import('@aws-sdk/client-dynamodb');
  const client = new DynamoDBClient(options);
  const { config, middlewareStack } = client;
  const lane = new FastLane(config, BatchWriteItem$);
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
  const express = new BatchWriteItemCommand({ RequestItems: {} }).resolveMiddleware(
    middlewareStack,
    config,
    {},
  );
  const send: AwsClient<DynamoDbOperation>['send'] = async (operation, body, abortSignal) => {
    switch (operation) {
      case 'BatchWriteItem': {
        const input = { RequestItems: {} };
        if (await lane.takes(input, body, abortSignal)) return (await express({ input })).output;
        return client.send(new BatchWriteItemCommand(withReadyBody(input, body)), { abortSignal });
      }
      case 'PutItem': {
        const input = withReadyBody({ TableName: undefined, Item: undefined }, body);
        return client.send(new PutItemCommand(input), { abortSignal });
      }
      case 'DeleteItem': {
        const input = withReadyBody({ TableName: undefined, Key: undefined }, body);
        return client.send(new DeleteItemCommand(input), { abortSignal });
      }
      case 'DescribeTable': {
        const input = withReadyBody({ TableName: undefined }, body);
        return client.send(new DescribeTableCommand(input), { abortSignal });
      }
      case 'DescribeTimeToLive': {
        const input = withReadyBody({ TableName: undefined }, body);
        return client.send(new DescribeTimeToLiveCommand(input), { abortSignal });
      }
    }
  };
  return {
    send,
    async refresh() {
      await client.config.credentials({ forceRefresh: true });
    },
    close: () => client.destroy(),
  };
}
