import { unzipSync } from 'fflate';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';

const MAX_UNPACKED = 50 * 1024 * 1024;

/**
 * What a ZIP file is: a workbook, or text tables packed together, by the names of its files. Reads its directory and unpacks
 * nothing; refuses what would unpack to more than 50 MB, and what is neither.
 */
export function zipContents(bytes: Uint8Array): 'workbook' | 'textTables' {
  let unpacked = 0;
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        names.push(name);
        return false;
      },
    });
  } catch (cause) {
    throw new UnreadableFile('damaged', undefined, { cause });
  }
  const workbook = names.includes('xl/workbook.xml');
  if (!workbook && (names.length === 0 || !names.every((name) => name.endsWith('.csv'))))
    throw new UnreadableFile('notATable');
  if (unpacked > MAX_UNPACKED) throw new UnreadableFile('unpacksTooLarge');
  return workbook ? 'workbook' : 'textTables';
}
