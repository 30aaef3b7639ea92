import { unzipSync } from 'fflate';
import { UnreadableFile } from '#functions/publishing/unreadable-file.ts';

const MAX_UNPACKED = 50 * 1024 * 1024;

/** Reads the directory of a workbook, unpacking nothing: refuses what would unpack to more than 50 MB. */
export function checkWorkbook(bytes: Uint8Array): void {
  let unpacked = 0;
  let workbook = false;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        workbook ||= name === 'xl/workbook.xml';
        return false;
      },
    });
  } catch (cause) {
    throw new UnreadableFile('damaged', undefined, { cause });
  }
  if (!workbook) throw new UnreadableFile('notATable');
  if (unpacked > MAX_UNPACKED) throw new UnreadableFile('unpacksTooLarge');
}
