import { UnreadableFile } from '#core/import/file/unreadable-file.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'windows-1252';

/**
 * Text as UTF-8 (with or without a byte order mark), else as GB18030, the usual export of Chinese spreadsheets. Only where
 * `lenient` may anything else be read, as windows-1252, in which every byte is some character; who calls says so.
 */
export function decodeText(bytes: Uint8Array, lenient: boolean): { text: string; encoding: Encoding } {
  // What is almost UTF-8 is not GB18030, though most bytes can be read as that too: it would turn into other characters.
  const order: Encoding[] = lenient ? ['utf-8', 'windows-1252'] : ['utf-8', 'gb18030'];
  for (const encoding of order) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not this one.
    }
  }
  throw new UnreadableFile('encoding');
}
