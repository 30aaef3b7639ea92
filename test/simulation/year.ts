import { parentPort, workerData } from 'node:worker_threads';
import { yearOf } from './simulate.ts';

/** A thread: lives the year of one county and hands it over. */
const { n, ...settings } = workerData;
parentPort?.postMessage(await yearOf(n, settings));
