import type { ReadAnswer } from '#console/import/read-messages.ts';

/** Reads a file in a worker of its own, which is gone afterwards. */
export function readFile(script: string, file: File): Promise<ReadAnswer> {
  const worker = new Worker(script);
  return new Promise<ReadAnswer>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => resolve(data);
    worker.onerror = () =>
      resolve({
        unreadable: {
          zh: '浏览器没有读出这个文件，请另存为 CSV 后再试',
          en: 'The browser could not read this file: save it as CSV',
        },
      });
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}
