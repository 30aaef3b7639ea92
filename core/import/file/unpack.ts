import { Inflate } from 'fflate';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';

const MAX_UNPACKED = 50 * 1024 * 1024;
/** A workbook of a hundred sheets has some three hundred. */
const MAX_FILES = 1000;
/** Deflate makes at most a thousandfold of what it is given, so that no more than this times a thousand is ever held unasked. */
const PIECE = 4096;
const STORED = 0;
const DEFLATED = 8;
const ZIP64 = 1;
/** Stands for a number that is in the Zip64 field. */
const WIDE = 0xffffffff;

type Entry = { name: string; method: number; packed: Uint8Array; size: number };

/**
 * The files of a ZIP by their names, as its directory lists them. What says it unpacks to more than 50 MB, or does so, is refused
 * before it has taken the memory; so are more files than any workbook has, and a file that is not of the size the directory says, of
 * which a part would pass for the whole.
 * Throws `UnreadableFile`.
 */
export function unpack(zip: Uint8Array): Record<string, Uint8Array> {
  try {
    const entries = entriesOf(zip);
    if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_UNPACKED) throw new UnreadableFile('unpacksTooLarge');
    return Object.fromEntries(entries.map((entry) => [entry.name, contentOf(entry)]));
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile('damaged', undefined, { cause });
  }
}

function contentOf({ method, packed, size }: Entry): Uint8Array {
  const content = new Uint8Array(size);
  let length = 0;
  const take = (chunk: Uint8Array) => {
    if (length + chunk.length > size) throw new UnreadableFile('damaged');
    content.set(chunk, length);
    length += chunk.length;
  };
  if (method === STORED) take(packed);
  else if (method === DEFLATED) {
    const inflate = new Inflate(take);
    for (let at = 0; at < packed.length; at += PIECE)
      inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  } else throw new UnreadableFile('damaged');
  if (length < size) throw new UnreadableFile('damaged');
  return content;
}

/** Numbers of the Zip64 field, one after another (APPNOTE 4.5.3): programs that write workbooks as a stream use it for small ones too. */
function wideFields(view: DataView, from: number, length: number): () => number {
  let at = from;
  while (at + 4 <= from + length && view.getUint16(at, true) !== ZIP64) at += 4 + view.getUint16(at + 2, true);
  let next = at + 4;
  return () => {
    if (next + 8 > from + length) throw new UnreadableFile('damaged');
    const value = view.getBigUint64(next, true);
    next += 8;
    return Number(value);
  };
}

/** PKWARE APPNOTE 4.3.12 and 4.3.16. Throws `RangeError` for what points outside of the file. */
function entriesOf(zip: Uint8Array): Entry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (view.getUint16(end + 8, true) > MAX_FILES) throw new UnreadableFile('damaged');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 8, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new UnreadableFile('damaged');
    const field = (offset: number) => view.getUint16(at + offset, true);
    const [nameLength, extraLength, commentLength] = [field(28), field(30), field(32)];
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
    const wide = wideFields(view, at + 46 + nameLength, extraLength);
    const number = (offset: number) => {
      const given = view.getUint32(at + offset, true);
      return given === WIDE ? wide() : given;
    };
    // In the order in which the wide ones follow each other.
    const [size, packedSize, local] = [number(24), number(20), number(42)];
    // How long the name and the extra field are here, the directory does not say.
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.push({ name, method: field(10), packed: zip.subarray(from, from + packedSize), size });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}
