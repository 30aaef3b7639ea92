import type { ReadAnswer } from '#console/import/read-messages.ts';
import { BROWSER_MEGABYTES } from '#core/import/file/limits.ts';
import { readTableFile, refuseSize } from '#core/import/file/read-table.ts';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';

/** Reads the file it is sent, apart from the page, which so stays in use. */
self.addEventListener('message', async ({ data }: MessageEvent<File>) => {
  self.postMessage(await read(data));
});

async function read(file: File): Promise<ReadAnswer> {
  try {
    refuseSize(file.size, BROWSER_MEGABYTES);
    return { file: await readTableFile(new Uint8Array(await file.arrayBuffer()), file.name, false, BROWSER_MEGABYTES) };
  } catch (error) {
    return { unreadable: (error instanceof UnreadableFile ? error : new UnreadableFile('damaged')).label };
  }
}
