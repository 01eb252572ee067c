import { startDynalite } from '../peers/startDynalite.ts';
import { usePeer } from '../peers/usePeer.ts';
import { describeDestination } from './contract.ts';
import { dynamoDbBench } from './dynamoDbBench.ts';
import { describeDynamoDb } from './dynamoDbContract.ts';
import { describeKeys } from './dynamoDbKeys.ts';
import { describeFaults } from './faults.ts';

const peer = usePeer(startDynalite);

describeDestination('dynamodb before dynalite', dynamoDbBench(peer));
describeDynamoDb('items before dynalite', peer, true);
describeKeys('keys before dynalite', peer);
describeFaults('dynamodb in trouble, before dynalite', dynamoDbBench(peer));
