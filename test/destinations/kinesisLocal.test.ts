import { startKinesisLocal } from '../peers/startKinesisLocal.ts';
import { usePeer } from '../peers/usePeer.ts';
import { describeDestination } from './contract.ts';
import { kinesisBench } from './kinesisBench.ts';
import { describeKinesis } from './kinesisContract.ts';

const peer = usePeer(startKinesisLocal);

describeDestination('kinesis before kinesis-local', kinesisBench(peer));
describeKinesis('records before kinesis-local', peer);
