import { describeWithPeer } from '../peers/describeWithPeer.ts';
import { startDynamoDbLocal, whyNoDynamoDbLocal } from '../peers/startDynamoDbLocal.ts';
import { usePeer } from '../peers/usePeer.ts';
import { describeDestination } from './contract.ts';
import { dynamoDbBench } from './dynamoDbBench.ts';
import { describeDynamoDb } from './dynamoDbContract.ts';
import { describeKeys } from './dynamoDbKeys.ts';
import { describeFaults } from './faults.ts';

describeWithPeer('with DynamoDB Local', whyNoDynamoDbLocal(), () => {
  const peer = usePeer(startDynamoDbLocal);
  describeDestination('dynamodb before DynamoDB Local', dynamoDbBench(peer));
  describeDynamoDb('items before DynamoDB Local', peer);
  describeKeys('keys before DynamoDB Local', peer);
  describeFaults('dynamodb in trouble, before DynamoDB Local', dynamoDbBench(peer), true);
});
