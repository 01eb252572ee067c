import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StsStandIn } from '../aws/StsStandIn.ts';
import { FaultProxy } from '../peers/FaultProxy.ts';
import { createSoakResources, startSoakDynamoDb, startSoakKinesis } from './soakEmulators.ts';
import { soakEnvironment, writeSoakProject } from './soakProject.ts';

/** Of the services, by destination. */
export type Endpoints = Readonly<Record<'dynamodb' | 'kinesis', string>>;

/** All that an engine is soaked in: emulators with tables and streams, proxies before them, a project in a folder. */
export class Stage {
  readonly folder = mkdtempSync(join(tmpdir(), 'patchbay-soak-'));
  readonly #cleanups: (() => unknown)[] = [() => rmSync(this.folder, { recursive: true, force: true })];

  private constructor() {}

  /** Sets the stage for a play, and clears it afterwards, whatever comes of it. */
  static async during<Result>(play: (stage: Stage, scene: Scene) => Promise<Result>): Promise<Result> {
    const stage = new Stage();
    try {
      return await play(stage, await stage.#set());
    } finally {
      for (const cleanup of stage.#cleanups.toReversed()) await cleanup();
    }
  }

  /** Stops it when the play is over. */
  async keep<Kept extends { stop(): Promise<unknown> }>(kept: Promise<Kept> | Kept): Promise<Kept> {
    const one = await kept;
    this.#cleanups.push(() => one.stop());
    return one;
  }

  async #set(): Promise<Scene> {
    const emulators = {
      dynamodb: await this.keep(startSoakDynamoDb()),
      kinesis: await this.keep(startSoakKinesis()),
    };
    const proxies = {
      dynamodb: await this.keep(FaultProxy.before(emulators.dynamodb)),
      kinesis: await this.keep(FaultProxy.before(emulators.kinesis)),
    };
    const sts = await this.keep(StsStandIn.start());
    const emulatorEndpoints = endpointsOf(emulators);
    await createSoakResources(emulatorEndpoints);
    writeSoakProject(this.folder, endpointsOf(proxies));
    return { proxies, emulatorEndpoints, environment: soakEnvironment(sts.endpoint) };
  }
}

export interface Scene {
  readonly proxies: Readonly<Record<'dynamodb' | 'kinesis', FaultProxy>>;
  /** Past the proxies. */
  readonly emulatorEndpoints: Endpoints;
  readonly environment: Record<string, string>;
}

function endpointsOf({ dynamodb, kinesis }: Record<keyof Endpoints, { endpoint: string }>): Endpoints {
  return { dynamodb: dynamodb.endpoint, kinesis: kinesis.endpoint };
}
