import { startKinesalite } from '../peers/startKinesalite.ts';
import { usePeer } from '../peers/usePeer.ts';
import { describeDestination } from './contract.ts';
import { describeFaults } from './faults.ts';
import { kinesisBench } from './kinesisBench.ts';
import { describeKinesis } from './kinesisContract.ts';

const peer = usePeer(startKinesalite);

describeDestination('kinesis before kinesalite', kinesisBench(peer));
describeKinesis('records before kinesalite', peer);
describeFaults('kinesis in trouble, before kinesalite', kinesisBench(peer));
