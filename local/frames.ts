import type { Socket } from 'node:net';

/** Bytes of a text in UTF-8 go as one frame: four bytes of length, most significant first, then the text. */
export function writeFrame(socket: Socket, text: string): void {
  const length = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(4 + length);
  frame.writeUInt32BE(length);
  frame.write(text, 4);
  socket.write(frame);
}

/** Calls back with the text of every frame as soon as it is whole. */
export function readFrames(socket: Socket, onFrame: (text: string) => void): void {
  let chunks: Buffer[] = [];
  let received = 0;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    received += chunk.length;
    while (received >= 4) {
      const head = chunks[0] && chunks[0].length >= 4 ? chunks[0] : Buffer.concat(chunks);
      const end = 4 + head.readUInt32BE();
      if (received < end) return;
      const all = chunks.length === 1 ? head : Buffer.concat(chunks);
      chunks = all.length > end ? [all.subarray(end)] : [];
      received = all.length - end;
      onFrame(all.toString('utf8', 4, end));
    }
  });
}
