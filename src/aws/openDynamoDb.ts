import type { AwsClient } from './AwsClient.ts';
import { clientOptions } from './clientOptions.ts';
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
    DynamoDBClient,
    BatchWriteItemCommand,
    PutItemCommand,
    DeleteItemCommand,
    DescribeTableCommand,
    DescribeTimeToLiveCommand,
  } = await import('@aws-sdk/client-dynamodb');
  const client = new DynamoDBClient(options);
  client.middlewareStack.add(
    (next) => (args) => {
      putReadyBody(args.input, args.request);
      return next(args);
    },
    readyBodyStep,
  );
  const send: AwsClient<DynamoDbOperation>['send'] = async (operation, body, abortSignal) => {
    switch (operation) {
      case 'BatchWriteItem': {
        const input = withReadyBody({ RequestItems: {} }, body);
        return client.send(new BatchWriteItemCommand(input), { abortSignal });
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
