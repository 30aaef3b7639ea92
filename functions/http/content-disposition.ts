/** What no file system, or no header, takes in a file's name. */
const unfit = /[\p{Cc}\p{Cf}"%*/:<>?\\|]/gu;

/**
 * Header by which a file is shown or kept under a name in any script (RFC 6266): the name in UTF-8 (RFC 8187), and for old clients
 * one of ASCII. Nothing in a name ends the header, or leads out of a folder.
 */
export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
  const name = fileName.replaceAll(unfit, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${name.replaceAll(/[^\x20-\x7e]/gu, '_')}"; filename*=UTF-8''${encoded}`;
}
