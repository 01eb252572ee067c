import type { CatalogEntry } from '../catalog/CatalogEntry.ts';
import type { Config } from '../catalog/Config.ts';
import type { Secret } from '../catalog/Secret.ts';

/** What a project file installs, valid and complete. */
export interface Project {
  /** Absolute path of the folder that holds the project's catalog, blueprints and overrides. */
  readonly folder: string;
  /** Absolute path of the folder for what is under way. */
  readonly data: string;
  readonly sources: readonly Source[];
  readonly integrations: readonly ProjectIntegration[];
  readonly limits: Limits;
}

/** A sender of events. */
export interface Source {
  readonly id: string;
  readonly writeKey: Secret;
}

/** An integration that the project file installs. */
export interface ProjectIntegration {
  /** `int_…`, permanent. */
  readonly id: string;
  readonly name: string;
  readonly entry: CatalogEntry;
  /** The variant's key; undefined where the file names a blueprint of its own. */
  readonly variant: string | undefined;
  /** The blueprint's name: its path below `blueprints/`, without `.yaml`. */
  readonly blueprint: string;
  /** Ids of sources; undefined stands for all, also those to come. */
  readonly sources: readonly string[] | undefined;
  readonly enabled: boolean;
  readonly config: Config;
}

/** Sizes are bytes, `batch` is a number of events. */
export interface Limits {
  readonly event: number;
  readonly body: number;
  readonly batch: number;
  readonly disk: number;
}

const MiB = 1024 * 1024;

export const defaultLimits: Limits = { event: MiB, body: 5 * MiB, batch: 1000, disk: 10 * 1024 * MiB };

/** Where a project keeps what is under way, from its own folder. */
export const defaultData = '.patchbay';
