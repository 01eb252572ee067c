import type * as Catalog from '../../src/catalog/sealConfig.ts';
import type * as Source from '../../src/engine/index.ts';
import type * as Thread from '../../src/engine/startThread.ts';

const built = (file: string) => import(new URL(`../../dist/${file}`, import.meta.url).href);

/** The engine as it ships: its delivery threads are JavaScript, which every Node can run. */
export const { Engine }: typeof Source = await built('engine/index.js');

/** Secrets that the built engine knows for such. */
export const { sealConfig }: typeof Catalog = await built('catalog/sealConfig.js');

export const { startThread }: typeof Thread = await built('engine/startThread.js');
